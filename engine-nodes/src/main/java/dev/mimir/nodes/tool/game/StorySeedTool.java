package dev.mimir.nodes.tool.game;

import com.google.auto.service.AutoService;
import dev.mimir.node.NodeContext;
import dev.mimir.nodes.tool.Arguments;
import dev.mimir.nodes.tool.Tool;
import dev.mimir.tool.ToolSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes up what a story can grow from.
@AutoService(Tool.class)
public final class StorySeedTool implements Tool {
  private static final Tables TABLES = Tables.of("story.json");

  @Override
  public ToolSpec spec() {
    return ToolSpec.of(
        "story_seed",
        "Makes up what a story can grow from: a hero, what happens, where, who is against it, an"
            + " object, what is at stake, a complication and a twist.",
        """
        { "type": "object", "additionalProperties": false, "properties": {
            "hero": { "type": "string", "minLength": 1, "maxLength": 200 },
            "place": { "type": "string", "minLength": 1, "maxLength": 200 },
            "tone": { "type": "string", "minLength": 1, "maxLength": 200 } } }
        """,
        """
        { "type": "object", "properties": {
            "value": { "type": "string", "description": "The premise in two sentences." },
            "tone": { "type": "string" }, "hero": { "type": "string" }, "place": { "type": "string" }, "event": { "type": "string" },
            "opponent": { "type": "string" }, "object": { "type": "string" }, "stake": { "type": "string" },
            "complication": { "type": "string" }, "twist": { "type": "string" } } }
        """);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Map<String, Object> run(Arguments arguments, NodeContext context) {
    Map<String, Object> seed =
        new LinkedHashMap<>(
            TABLES.each(
                context,
                "tone",
                "hero",
                "place",
                "event",
                "opponent",
                "object",
                "stake",
                "complication",
                "twist"));
    seed.replaceAll((member, drawn) -> arguments.text(member, drawn.toString()));
    seed.put(
        "value",
        "A %s story: in %s, %s finds that %s, and %s is behind it. %s may save %s, but %s; in the end, %s."
            .formatted(
                seed.get("tone"),
                seed.get("place"),
                seed.get("hero"),
                seed.get("event"),
                seed.get("opponent"),
                capital(String.valueOf(seed.get("object"))),
                seed.get("stake"),
                seed.get("complication"),
                seed.get("twist")));
    return seed;
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
