package dev.mimir.nodes.llm;

import com.google.auto.service.AutoService;
import dev.mimir.expression.Template;
import dev.mimir.node.Doc;
import dev.mimir.node.Effect;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.PortTexts;
import dev.mimir.node.Range;
import dev.mimir.node.Retry;
import dev.mimir.node.VariableName;
import dev.mimir.node.VariableTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks a model: for a text, for one of several ports, for values of variables, or for a value that
/// fits a schema.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class LlmNode implements NodeType<LlmNode.Config> {

  /// Exactly one of `prompt` and `messages`; at most one of `schema`, `ports` and `extract`.
  ///
  /// @param prompt what the user says
  /// @param messages a whole conversation in its place
  /// @param into the variable that receives the text, the port or the value
  /// @param schema JSON Schema of the answer
  /// @param ports ways to go on, each with when to take it
  /// @param extract variables to fill, each with what belongs there
  @Doc("Asks a model.")
  public record Config(
      @Doc("Name of a model configuration or route; without it the one to be asked by default.")
          @Nullable
          @Range(min = 1, max = 200)
          String provider,
      @Doc("Name of a model, in place of the one that the configuration names.")
          @Nullable
          @Range(min = 1, max = 200)
          String model,
      @Doc("What the model is told about its part.") @Nullable Template system,
      @Doc("What it is asked.") @Nullable Template prompt,
      @Doc("A conversation in place of a prompt.") @Nullable @Range(min = 1, max = 1_000)
          List<Message> messages,
      @Doc("From 0, where it always gives the likeliest answer, to 2.")
          @Nullable Double temperature,
      @Doc("The longest answer, in tokens.") @Nullable @Range(min = 1, max = 1_000_000)
          Integer maxTokens,
      @Doc("Names of the tools that it may call.") @Nullable @Range(min = 1, max = 64)
          List<String> tools,
      @Doc(
              "Answers by pattern, given while no model is configured. A pattern is a text or a"
                  + " regular expression that is looked for in the prompt, or `*`.")
          @Nullable Map<String, Object> script,
      @Doc("Variable that receives the text, the port taken, or the value that fits the schema.")
          @Nullable VariableName into,
      @Doc("How long the node waits for each step, further attempts included.")
          @Nullable Duration timeout,
      @Doc("How often it is tried; 3 times by default.") @Nullable Retry retry,
      @Doc("JSON Schema that the answer has to fit; `into` receives the value.")
          @Nullable Map<String, Object> schema,
      @Doc("Ports, each with when to take it: the model decides by which one the node is left.")
          @Nullable PortTexts ports,
      @Doc("Variables, each with what belongs there: the model fills those that it can.")
          @Nullable VariableTexts extract)
      implements ModelOptions {}

  /// Something said.
  @Doc("A message of a conversation.")
  public record Message(@Doc("Who says it.") Role role, @Doc("What is said.") Template text) {}

  /// Who says something.
  public enum Role {
    SYSTEM,
    USER,
    ASSISTANT
  }

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("llm", Config.class)
        .shortFor("prompt")
        .ports(List.of("each port, or next", Classify.UNSURE, Port.ERROR), LlmNode::ports)
        .drawing(LlmChecks::draws)
        .checked(LlmChecks::check);
  }

  private static List<Port> ports(Config config) {
    List<Port> ports = new ArrayList<>();
    if (config.ports() == null) {
      ports.add(Port.required(Port.NEXT));
    } else {
      config.ports().byName().keySet().forEach(name -> ports.add(Port.required(name)));
      ports.add(Port.orIncident(Classify.UNSURE));
    }
    ports.add(Port.orIncident(Port.ERROR));
    return ports;
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    return new Prompting(config, context).ask();
  }

  @Override
  public Outcome completed(Config config, Effect.Done done, NodeContext context) {
    Task task = Task.of(config);
    return new Exchange(config, context).goOn(done, answer -> task.finish(answer, context));
  }

  @Override
  public Outcome failed(Config config, Effect.Failed failed, NodeContext context) {
    return new Exchange(config, context).failed(failed);
  }
}
