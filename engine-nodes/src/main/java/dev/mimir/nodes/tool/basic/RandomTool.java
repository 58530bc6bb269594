package dev.mimir.nodes.tool.basic;

import com.google.auto.service.AutoService;
import dev.mimir.node.NodeContext;
import dev.mimir.nodes.tool.Arguments;
import dev.mimir.nodes.tool.Members;
import dev.mimir.nodes.tool.Tool;
import dev.mimir.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Draws numbers, picks and shuffles.
@AutoService(Tool.class)
public final class RandomTool implements Tool {
  private static final long PARTS = 1_000_000;

  @Override
  public ToolSpec spec() {
    return ToolSpec.of(
        "random",
        "Chance, fair and on the record: a whole number within a range, one of several options, a"
            + " shuffled list, or whether something with a probability happens.",
        """
        { "type": "object", "required": ["op"], "additionalProperties": false, "properties": {
            "op": { "enum": ["int", "pick", "shuffle", "chance"] },
            "min": { "type": "integer", "minimum": -1000000000, "maximum": 1000000000, "description": "For int: the smallest number; 1 when left out." },
            "max": { "type": "integer", "minimum": -1000000000, "maximum": 1000000000, "description": "For int: the largest number." },
            "options": { "type": "array", "minItems": 1, "maxItems": 1000, "description": "For pick and shuffle; shuffle takes at most 100." },
            "weights": { "type": "array", "items": { "type": "integer", "minimum": 0, "maximum": 1000000 }, "description": "For pick: the chance of each option in proportion to the others." },
            "probability": { "type": "number", "minimum": 0, "maximum": 1, "description": "For chance." } } }
        """,
        """
        { "type": "object", "properties": {
            "value": { "description": "The number, the option, the shuffled list, or true or false." },
            "index": { "type": "integer", "description": "For pick: the option's place, from 0." } } }
        """);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Map<String, Object> run(Arguments arguments, NodeContext context) {
    return switch (arguments.text("op")) {
      case "int" -> Map.of("value", whole(arguments, context));
      case "pick" -> picked(arguments, context);
      case "shuffle" -> Map.of("value", shuffled(arguments.list("options"), context));
      default -> Map.of("value", happens(arguments.number("probability"), context));
    };
  }

  private static long whole(Arguments arguments, NodeContext context) {
    long min = arguments.whole("min", 1);
    long span = arguments.whole("max") - min + 1;
    if (span < 1 || span > Drawn.MOST) {
      throw Arguments.wrong(
          "'max' has to be at least 'min', and less than " + Drawn.MOST + " above it");
    }
    return min + Drawn.below(span, context);
  }

  private static Map<String, Object> picked(Arguments arguments, NodeContext context) {
    List<?> options = arguments.list("options");
    int index =
        arguments.has("weights")
            ? Drawn.weighted(weights(arguments, options.size()), context)
            : (int) Drawn.below(options.size(), context);
    return Members.of("value", options.get(index), "index", (long) index);
  }

  private static List<Long> weights(Arguments arguments, int options) {
    List<Long> weights =
        arguments.list("weights").stream().map(weight -> ((Number) weight).longValue()).toList();
    if (weights.size() != options || weights.stream().allMatch(weight -> weight == 0)) {
      throw Arguments.wrong("give a weight for each option, one of them above 0");
    }
    return weights;
  }

  /// Fisher and Yates, from the front: each place gets one of those that are left.
  private static List<Object> shuffled(List<?> options, NodeContext context) {
    if (options.size() > 100) {
      throw Arguments.wrong("at most 100 options can be shuffled");
    }
    List<Object> left = new ArrayList<>(options);
    List<Object> shuffled = new ArrayList<>();
    while (left.size() > 1) {
      shuffled.add(left.remove((int) Drawn.below(left.size(), context)));
    }
    shuffled.addAll(left);
    return shuffled;
  }

  private static boolean happens(double probability, NodeContext context) {
    long parts = Math.round(probability * PARTS);
    return Drawn.weighted(List.of(PARTS - parts, parts), context) == 1;
  }
}
