package dev.mimir.nodes.llm;

import dev.mimir.expression.Type;
import dev.mimir.expression.Types;
import dev.mimir.node.NodeSpec.Report;
import dev.mimir.node.VariableName;
import dev.mimir.nodes.llm.LlmNode.Config;
import dev.mimir.nodes.tool.JsonSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds what is wrong with configs of nodes that ask models.
public final class LlmChecks {
  private static final double HOTTEST = 2;

  private LlmChecks() {}

  static void check(Config config, Report report) {
    options(config, report);
    if ((config.prompt() == null) == (config.messages() == null)) {
      report.problem("", "give either 'prompt' or 'messages'");
    }
    if (Stream.of(config.schema(), config.ports(), config.extract())
            .filter(mode -> mode != null)
            .count()
        > 1) {
      report.problem("", "give only one of 'schema', 'ports' and 'extract'");
    }
    if (config.schema() != null) {
      schema(config.schema(), config.into(), report);
    } else if (config.into() != null) {
      into(config, config.into(), report);
    }
  }

  /// Checks what all nodes that ask models have.
  public static void options(ModelOptions options, Report report) {
    Double temperature = options.temperature();
    if (temperature != null && (temperature < 0 || temperature > HOTTEST)) {
      report.problem("/temperature", temperature + " is not within 0 to 2");
    }
    List<String> tools = options.tools() == null ? List.of() : options.tools();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < tools.size(); i++) {
      if (!names.add(tools.get(i))) {
        report.problem("/tools/" + i, "'" + tools.get(i) + "' stands there already");
      }
    }
  }

  /// Whether the tools of a node may draw.
  public static boolean draws(ModelOptions options) {
    return new Toolbelt(options.tools()).draws();
  }

  private static void into(Config config, VariableName into, Report report) {
    if (config.extract() != null) {
      report.problem("/into", "'extract' names its variables itself; leave 'into' out");
    } else if (!Task.holdsText(into)) {
      mismatch(into, "a text", report);
    }
  }

  private static void schema(
      Map<String, Object> schema, @Nullable VariableName into, Report report) {
    JsonSchema.problems(schema).forEach(problem -> report.problem("/schema", problem));
    Type type = type(schema);
    if (into == null) {
      report.problem("/into", "'into' is missing: name the variable that receives the value");
    } else if (!into.type().accepts(type)) {
      mismatch(into, "what fits the schema", report);
    }
  }

  private static void mismatch(VariableName into, String what, Report report) {
    report.mismatch(
        "/into", "'" + into.name() + "' is " + into.type().describe() + " and cannot hold " + what);
  }

  private static Type type(Map<String, Object> schema) {
    return switch (String.valueOf(schema.get("type"))) {
      case "object" -> new Type.MapOf(Types.DYN);
      case "array" -> new Type.ListOf(Types.DYN);
      case "string" -> Types.STRING;
      case "integer" -> Types.INT;
      case "number" -> Types.DOUBLE;
      case "boolean" -> Types.BOOL;
      default -> Types.DYN;
    };
  }
}
