package dev.mimir.nodes.tool.game;

import com.google.auto.service.AutoService;
import dev.mimir.dice.Dice;
import dev.mimir.dice.DiceNotationException;
import dev.mimir.dice.Odds.Outcome;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.nodes.tool.Arguments;
import dev.mimir.nodes.tool.Members;
import dev.mimir.nodes.tool.Tool;
import dev.mimir.nodes.tool.basic.Drawn;
import dev.mimir.tool.ToolSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells the odds of a check, computed exactly, or of a combat, which is played thousands of times
/// from one recorded draw.
@AutoService(Tool.class)
public final class BalanceTool implements Tool {
  private static final int MOST_FIGHTERS = 40;
  private static final int SEEDS = 1_000;
  private static final long MOST_DRAWS = 1_000_000;

  @Override
  public ToolSpec spec() {
    return ToolSpec.of(
        "balance_check",
        "Tells the odds of a skill check, exactly, or of a combat, by playing it up to 10,000 times"
            + " with simple rules.",
        """
        { "type": "object", "required": ["kind"], "additionalProperties": false,
          "$defs": { "side": { "type": "array", "minItems": 1, "maxItems": 20, "items": {
            "type": "object", "required": ["hp", "ac", "damage"], "additionalProperties": false, "properties": {
              "name": { "type": "string", "maxLength": 100 },
              "count": { "type": "integer", "minimum": 1, "maximum": 20 },
              "hp": { "type": "integer", "minimum": 1, "maximum": 1000000 },
              "ac": { "type": "integer", "minimum": 0, "maximum": 1000 },
              "initiative": { "type": "integer", "minimum": -1000, "maximum": 1000 },
              "to_hit": { "type": "integer", "minimum": -1000, "maximum": 1000 },
              "damage": { "type": "string", "maxLength": 100, "description": "Dice notation, e.g. 1d8+3." } } } } },
          "properties": {
            "kind": { "enum": ["check", "combat"] },
            "dice": { "type": "string", "maxLength": 100, "description": "For check; 1d20 when left out." },
            "bonus": { "type": "integer", "minimum": -1000000, "maximum": 1000000, "description": "For check." },
            "difficulty": { "type": "integer", "minimum": -1000000, "maximum": 1000000, "description": "For check: the total to reach." },
            "attackers": { "$ref": "#/$defs/side", "description": "For combat." },
            "defenders": { "$ref": "#/$defs/side", "description": "For combat." },
            "max_rounds": { "type": "integer", "minimum": 1, "maximum": 100, "description": "For combat: then it is a draw; 20 when left out." },
            "runs": { "type": "integer", "minimum": 1, "maximum": 10000, "description": "For combat; 2000 when left out." } } }
        """,
        """
        { "type": "object", "properties": {
            "value": { "type": "number", "description": "The probability of success, or of the attackers' victory." },
            "mean": { "type": "number", "description": "Of a check's total." },
            "defeat": { "type": "number" }, "draw": { "type": "number" },
            "rounds": { "type": "number", "description": "How long a combat takes on average." },
            "survivors": { "type": "number", "description": "Attackers who stand after a victory, on average." },
            "margin": { "type": "number", "description": "How far value may be off, with 95% confidence." },
            "runs": { "type": "integer", "description": "Combats played; fewer than asked for when they are long." } } }
        """);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Map<String, Object> run(Arguments arguments, NodeContext context) {
    return arguments.text("kind").equals("check") ? check(arguments) : combat(arguments, context);
  }

  private static Map<String, Object> check(Arguments arguments) {
    long needed = arguments.whole("difficulty") - arguments.whole("bonus", 0);
    try {
      var odds = dice(arguments.text("dice", "1d20")).odds();
      double success =
          odds.probabilities().stream()
              .filter(outcome -> outcome.total() >= needed)
              .mapToDouble(Outcome::probability)
              .sum();
      return Members.of(
          "value", Math.min(1, success), "mean", odds.mean() + arguments.whole("bonus", 0));
    } catch (DiceNotationException tooMuch) {
      throw new NodeFailure("DICE_NOTATION", String.valueOf(tooMuch.getMessage()));
    }
  }

  private static Map<String, Object> combat(Arguments arguments, NodeContext context) {
    List<Skirmish.Kind> kinds = new ArrayList<>();
    arguments.objects("attackers").forEach(one -> kinds.add(kind(true, one)));
    arguments.objects("defenders").forEach(one -> kinds.add(kind(false, one)));
    if (kinds.stream().mapToInt(Skirmish.Kind::count).sum() > MOST_FIGHTERS) {
      throw Arguments.wrong("at most " + MOST_FIGHTERS + " can fight");
    }
    SplitMix dice = new SplitMix(Drawn.below(SEEDS, context));
    Skirmish skirmish = new Skirmish(kinds, (int) arguments.whole("max_rounds", 20), dice);
    return played(skirmish, dice, arguments.whole("runs", 2_000));
  }

  private static Skirmish.Kind kind(boolean attacking, Arguments of) {
    return new Skirmish.Kind(
        attacking,
        (int) of.whole("count", 1),
        of.whole("hp"),
        of.whole("ac"),
        of.whole("initiative", 0),
        of.whole("to_hit", 0),
        dice(of.text("damage")));
  }

  private static Dice dice(String notation) {
    try {
      return Dice.parse(notation);
    } catch (DiceNotationException wrong) {
      throw new NodeFailure("DICE_NOTATION", "'" + notation + "': " + wrong.getMessage());
    }
  }

  private static Map<String, Object> played(Skirmish skirmish, SplitMix dice, long runs) {
    long played = 0;
    long victories = 0;
    long defeats = 0;
    long rounds = 0;
    long standing = 0;
    while (played < runs && dice.drawn() < MOST_DRAWS) {
      Skirmish.Course course = skirmish.fight();
      played++;
      rounds += course.rounds();
      if (course.winner() > 0) {
        victories++;
        standing += course.standing();
      } else if (course.winner() < 0) {
        defeats++;
      }
    }
    double value = (double) victories / played;
    Map<String, Object> odds = new LinkedHashMap<>();
    odds.put("value", value);
    odds.put("defeat", (double) defeats / played);
    odds.put("draw", (double) (played - victories - defeats) / played);
    odds.put("rounds", (double) rounds / played);
    odds.put("survivors", victories == 0 ? 0.0 : (double) standing / victories);
    odds.put("margin", 1.96 * Math.sqrt(value * (1 - value) / played));
    odds.put("runs", played);
    return odds;
  }
}
