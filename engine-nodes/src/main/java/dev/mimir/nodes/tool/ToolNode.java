package dev.mimir.nodes.tool;

import com.google.auto.service.AutoService;
import dev.mimir.expression.Expression;
import dev.mimir.expression.Type;
import dev.mimir.node.Doc;
import dev.mimir.node.Effect;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeSpec.Report;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.Range;
import dev.mimir.node.Retry;
import dev.mimir.node.VariableName;
import dev.mimir.nodes.tool.Tools.Called;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Calls a tool: a built-in one at once, any other as an effect.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class ToolNode implements NodeType<ToolNode.Config> {
  /// @param tool name of a built-in or custom tool
  /// @param arguments by name
  /// @param into the variable that receives what the tool gives
  /// @param timeout how long a custom tool may take, further attempts included
  /// @param retry how often a custom tool is tried
  @Doc("Calls a tool.")
  public record Config(
      @Doc("Name of a built-in tool or of one that was defined over HTTP.")
          @Range(min = 1, max = 64)
          String tool,
      @Doc("Expressions for the tool's arguments, by name.")
          @Nullable Map<String, Expression> arguments,
      @Doc("Variable that receives the result: all of it if it is a map, else its `value`.")
          @Nullable VariableName into,
      @Doc("How long a custom tool may take, further attempts included.")
          @Nullable Duration timeout,
      @Doc("How often a custom tool is tried; 3 times by default.") @Nullable Retry retry) {

    Map<String, Expression> given() {
      return arguments == null ? Map.of() : arguments;
    }
  }

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("tool", Config.class)
        .ports(
            List.of(Port.NEXT, Port.ERROR),
            _ -> List.of(Port.required(Port.NEXT), Port.orIncident(Port.ERROR)))
        .drawing(config -> Tools.builtIn().draws(config.tool()))
        .checked(ToolNode::check);
  }

  /// Constant arguments of a built-in tool are checked now, others when it is called.
  private static void check(Config config, Report report) {
    Tools tools = Tools.builtIn();
    if (!tools.has(config.tool())) {
      return;
    }
    Map<String, Object> constants = new LinkedHashMap<>();
    config
        .given()
        .forEach((name, value) ->
            value.constant().ifPresent(known -> constants.put(name, Tools.plain(known))));
    if (constants.size() == config.given().size()) {
      tools
          .problems(config.tool(), constants)
          .forEach(problem -> report.problem("/arguments", problem));
    } else {
      checkNames(config, tools, report);
    }
  }

  private static void checkNames(Config config, Tools tools, Report report) {
    Map<?, ?> schema = tools.specs(List.of(config.tool())).getFirst().arguments();
    Set<?> known = schema.get("properties") instanceof Map<?, ?> map ? map.keySet() : Set.of();
    for (String name : config.given().keySet()) {
      if (!known.contains(name)) {
        report.problem(
            "/arguments/" + name, "the tool takes no '" + name + "', but " + sorted(known));
      }
    }
    if (schema.get("required") instanceof List<?> required) {
      for (Object name : required) {
        if (!config.given().containsKey(name)) {
          report.problem("/arguments", "the tool needs '" + name + "'");
        }
      }
    }
  }

  private static String sorted(Set<?> names) {
    Set<String> sorted = new TreeSet<>();
    names.forEach(name -> sorted.add(String.valueOf(name)));
    return String.join(", ", sorted);
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    Map<String, Object> arguments = LinkedHashMap.newLinkedHashMap(config.given().size());
    Set<String> references = new TreeSet<>();
    config
        .given()
        .forEach((name, value) -> {
          arguments.put(name, Tools.plain(context.evaluate(value)));
          references.addAll(value.references());
        });
    String owner = context.personalOf(references);
    return switch (Tools.builtIn().call(config.tool(), arguments, context)) {
      case Called.Done(var result) -> done(config, result, owner, context);
      case Called.Failed(var code, var message) -> Outcome.fail(code, message);
      case Called.Custom() -> Outcome.request(effect(config, arguments, owner));
    };
  }

  private static Effect effect(
      Config config, Map<String, Object> arguments, @Nullable String owner) {
    return new Effect(
        Tools.EFFECT,
        Members.of("tool", config.tool(), "arguments", arguments),
        owner,
        config.timeout(),
        config.retry() == null ? Retry.DEFAULT : config.retry());
  }

  @Override
  public Outcome completed(Config config, Effect.Done done, NodeContext context) {
    return done(config, done.result(), done.personalOf(), context);
  }

  private static Outcome done(
      Config config, Map<String, Object> result, @Nullable String owner, NodeContext context) {
    VariableName into = config.into();
    if (into != null) {
      context.write(into.name(), fitting(config.tool(), into.type(), result), owner);
    }
    return Outcome.next();
  }

  private static Object fitting(String tool, Type type, Map<String, Object> result) {
    if (type instanceof Type.MapOf || type instanceof Type.Struct || type instanceof Type.Dyn) {
      return result;
    }
    Object value = result.get("value");
    if (value == null) {
      throw new NodeFailure(
          "TOOL_RESULT",
          "'" + tool + "' gave no single value but " + result.keySet() + "; let 'into' be a map");
    }
    return value;
  }
}
