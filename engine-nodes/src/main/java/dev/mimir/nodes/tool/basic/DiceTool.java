package dev.mimir.nodes.tool.basic;

import com.google.auto.service.AutoService;
import dev.mimir.dice.Dice;
import dev.mimir.dice.DiceNotationException;
import dev.mimir.dice.Roll;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.nodes.tool.Arguments;
import dev.mimir.nodes.tool.Tool;
import dev.mimir.tool.ToolSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/// Rolls dice.
@AutoService(Tool.class)
public final class DiceTool implements Tool {

  @Override
  public ToolSpec spec() {
    return ToolSpec.of(
        "dice",
        "Rolls dice, fairly and on the record. Call it whenever chance decides something.",
        """
        { "type": "object", "required": ["notation"], "additionalProperties": false, "properties": {
            "notation": { "type": "string", "maxLength": 500, "description": "Dice notation, e.g. 2d6+1 or 4d6dl1." },
            "target": { "type": "integer", "description": "Total to reach." } } }
        """,
        """
        { "type": "object", "properties": {
            "value": { "type": "integer", "description": "The total." },
            "faces": { "type": "array", "items": { "type": "integer" }, "description": "Every face, in the order drawn." },
            "success": { "type": "boolean", "description": "With target: whether it was reached." } } }
        """);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Map<String, Object> run(Arguments arguments, NodeContext context) {
    Long target = arguments.has("target") ? (Long) arguments.whole("target") : null;
    Roll roll = context.roll(dice(arguments.text("notation")), target);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("value", roll.total());
    result.put("faces", roll.draws().stream().map(draw -> (long) draw.face()).toList());
    if (target != null) {
      result.put("success", roll.total() >= target);
    }
    return result;
  }

  private static Dice dice(String notation) {
    try {
      return Dice.parse(notation);
    } catch (DiceNotationException wrong) {
      throw new NodeFailure("DICE_NOTATION", "'" + notation + "': " + wrong.getMessage());
    }
  }
}
