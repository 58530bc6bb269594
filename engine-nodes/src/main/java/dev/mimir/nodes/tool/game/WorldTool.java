package dev.mimir.nodes.tool.game;

import com.google.auto.service.AutoService;
import dev.mimir.node.NodeContext;
import dev.mimir.nodes.tool.Arguments;
import dev.mimir.nodes.tool.Tool;
import dev.mimir.tool.ToolSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes up a region of a world.
@AutoService(Tool.class)
public final class WorldTool implements Tool {
  private static final Tables TABLES = Tables.of("world.json");

  @Override
  public ToolSpec spec() {
    return ToolSpec.of(
        "world_generator",
        "Makes up a region: its name, land, weather, rule and riches, what it quarrels about, its"
            + " places and its factions.",
        """
        { "type": "object", "additionalProperties": false, "properties": {
            "places": { "type": "integer", "minimum": 0, "maximum": 12, "description": "4 when left out." },
            "factions": { "type": "integer", "minimum": 0, "maximum": 6, "description": "2 when left out." } } }
        """,
        """
        { "type": "object", "properties": {
            "value": { "type": "string", "description": "A sentence that sums it up." },
            "name": { "type": "string" }, "land": { "type": "string" }, "weather": { "type": "string" },
            "rule": { "type": "string" }, "riches": { "type": "string" }, "custom": { "type": "string" }, "quarrel": { "type": "string" },
            "places": { "type": "array", "items": { "type": "object", "properties": {
              "name": { "type": "string" }, "kind": { "type": "string" }, "feature": { "type": "string" } } } },
            "factions": { "type": "array", "items": { "type": "object", "properties": {
              "name": { "type": "string" }, "aim": { "type": "string" } } } } } }
        """);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Map<String, Object> run(Arguments arguments, NodeContext context) {
    Map<String, Object> world = new LinkedHashMap<>();
    world.put("name", TABLES.name("beginnings", "endings", context));
    world.putAll(TABLES.each(context, "land", "weather", "rule", "riches", "custom", "quarrel"));
    world.put("places", places((int) arguments.whole("places", 4), context));
    world.put("factions", factions((int) arguments.whole("factions", 2), context));
    world.put(
        "value",
        "%s is a land of %s under %s, ruled by %s and rich in %s, where %s."
            .formatted(
                world.get("name"),
                world.get("land"),
                world.get("weather"),
                world.get("rule"),
                world.get("riches"),
                world.get("quarrel")));
    return world;
  }

  private static List<Map<String, Object>> places(int count, NodeContext context) {
    List<Map<String, Object>> places = new ArrayList<>();
    for (String kind : TABLES.several("kinds", count, context)) {
      Map<String, Object> place = new LinkedHashMap<>();
      place.put("name", TABLES.name("beginnings", "places", context));
      place.put("kind", kind);
      place.put("feature", TABLES.one("features", context));
      places.add(place);
    }
    return places;
  }

  private static List<Map<String, Object>> factions(int count, NodeContext context) {
    List<Map<String, Object>> factions = new ArrayList<>();
    for (String name : TABLES.several("factions", count, context)) {
      Map<String, Object> faction = new LinkedHashMap<>();
      faction.put("name", name);
      faction.put("aim", TABLES.one("aims", context));
      factions.add(faction);
    }
    return factions;
  }
}
