package dev.mimir.nodes.tool.game;

import com.google.auto.service.AutoService;
import dev.mimir.node.NodeContext;
import dev.mimir.node.Pick;
import dev.mimir.node.Pick.Candidate;
import dev.mimir.nodes.tool.Arguments;
import dev.mimir.nodes.tool.Tool;
import dev.mimir.tool.ToolSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes up a character.
@AutoService(Tool.class)
public final class CharacterTool implements Tool {
  private static final Tables TABLES = Tables.of("character.json");
  private static final List<String> ATTRIBUTES = List.of("str", "dex", "con", "int", "wis", "cha");

  /// In how many of 1,296 throws of four dice the best three add up to 3, 4, … 18.
  private static final List<Integer> BEST_THREE_OF_FOUR =
      List.of(1, 4, 10, 21, 38, 62, 91, 122, 148, 167, 172, 160, 131, 94, 54, 21);

  @Override
  public ToolSpec spec() {
    return ToolSpec.of(
        "character_generator",
        "Makes up a character: name, people, calling, attributes (as the best three of four dice),"
            + " skills, hit points, looks, what drives them and what holds them back.",
        """
        { "type": "object", "additionalProperties": false, "properties": {
            "name": { "type": "string", "minLength": 1, "maxLength": 100 },
            "people": { "type": "string", "minLength": 1, "maxLength": 100 },
            "calling": { "type": "string", "minLength": 1, "maxLength": 100 },
            "level": { "type": "integer", "minimum": 1, "maximum": 20, "description": "1 when left out." } } }
        """,
        """
        { "type": "object", "properties": {
            "value": { "type": "string", "description": "A sentence that sums them up." },
            "name": { "type": "string" }, "people": { "type": "string" }, "calling": { "type": "string" },
            "level": { "type": "integer" },
            "attributes": { "type": "object", "additionalProperties": { "type": "integer" } },
            "skills": { "type": "object", "additionalProperties": { "type": "integer" } },
            "hp": { "type": "integer" }, "ac": { "type": "integer" },
            "looks": { "type": "string" }, "manner": { "type": "string" }, "drive": { "type": "string" },
            "flaw": { "type": "string" }, "secret": { "type": "string" }, "keepsake": { "type": "string" } } }
        """);
  }

  @Override
  public boolean draws() {
    return true;
  }

  /// Everything is drawn, also what is given, so that one argument more shifts no other draw.
  @Override
  public Map<String, Object> run(Arguments arguments, NodeContext context) {
    Map<String, Object> sheet = new LinkedHashMap<>();
    sheet.put("name", TABLES.name("beginnings", "endings", context));
    sheet.putAll(
        TABLES.each(
            context,
            "people",
            "calling",
            "looks",
            "manner",
            "drive",
            "flaw",
            "secret",
            "keepsake"));
    sheet.replaceAll((member, drawn) -> arguments.text(member, drawn.toString()));
    Map<String, Long> attributes = attributes(context);
    long level = arguments.whole("level", 1);
    sheet.put("level", level);
    sheet.put("attributes", attributes);
    sheet.put("skills", skills(level, context));
    sheet.put("hp", hitPoints(level, modifier(attributes, "con")));
    sheet.put("ac", 10 + modifier(attributes, "dex"));
    sheet.put("value", summary(sheet));
    return sheet;
  }

  private static Map<String, Long> attributes(NodeContext context) {
    List<Candidate> totals = new ArrayList<>();
    for (int i = 0; i < BEST_THREE_OF_FOUR.size(); i++) {
      totals.add(new Candidate(Integer.toString(i + 3), BEST_THREE_OF_FOUR.get(i)));
    }
    Map<String, Long> attributes = new LinkedHashMap<>();
    for (String attribute : ATTRIBUTES) {
      attributes.put(attribute, Long.parseLong(context.pick(Pick.RANDOM, totals)));
    }
    return attributes;
  }

  private static Map<String, Object> skills(long level, NodeContext context) {
    Map<String, Object> skills = new LinkedHashMap<>();
    for (String skill : TABLES.several("skills", 3, context)) {
      skills.put(skill, 2 + (level - 1) / 4);
    }
    return skills;
  }

  private static long modifier(Map<String, Long> attributes, String attribute) {
    return Math.floorDiv(attributes.getOrDefault(attribute, 10L) - 10, 2);
  }

  private static long hitPoints(long level, long modifier) {
    return Math.max(level, 8 + modifier + (level - 1) * (5 + modifier));
  }

  private static String summary(Map<String, Object> sheet) {
    return "%s, %s and %s, %s and %s, who wants %s but %s."
        .formatted(
            sheet.get("name"),
            sheet.get("people"),
            sheet.get("calling"),
            sheet.get("looks"),
            sheet.get("manner"),
            sheet.get("drive"),
            sheet.get("flaw"));
  }
}
