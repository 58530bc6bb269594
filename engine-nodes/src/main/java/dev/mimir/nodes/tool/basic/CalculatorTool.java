package dev.mimir.nodes.tool.basic;

import com.google.auto.service.AutoService;
import dev.mimir.node.NodeContext;
import dev.mimir.nodes.tool.Arguments;
import dev.mimir.nodes.tool.Tool;
import dev.mimir.tool.ToolSpec;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/// Computes with numbers.
@AutoService(Tool.class)
public final class CalculatorTool implements Tool {
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  @Override
  public ToolSpec spec() {
    return ToolSpec.of(
        "calculator",
        "Computes a formula exactly to 34 digits: + - * / % ^, parentheses, sqrt, abs, floor, ceil,"
            + " round, min, max, pi and e.",
        """
        { "type": "object", "required": ["expression"], "additionalProperties": false, "properties": {
            "expression": { "type": "string", "minLength": 1, "maxLength": 1000, "description": "e.g. (2 + hp) * 1.5 ^ 2" },
            "variables": { "type": "object", "maxProperties": 100, "additionalProperties": { "type": "number" },
              "description": "Numbers by the names that the formula uses." } } }
        """,
        """
        { "type": "object", "properties": { "value": { "type": "number" } } }
        """);
  }

  @Override
  public Map<String, Object> run(Arguments arguments, NodeContext context) {
    Map<String, BigDecimal> variables = new HashMap<>();
    arguments.map("variables").forEach((name, value) -> variables.put((String) name, exact(value)));
    return Map.of("value", plain(new Formula(arguments.text("expression"), variables).value()));
  }

  private static BigDecimal exact(Object number) {
    return new BigDecimal(number.toString());
  }

  private static Number plain(BigDecimal value) {
    boolean whole = value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    return whole && value.abs().compareTo(MOST) <= 0
        ? (Number) value.longValue()
        : (Number) value.doubleValue();
  }
}
