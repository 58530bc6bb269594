package dev.mimir.nodes.npc;

import dev.mimir.node.NodeContext;
import dev.mimir.nodes.npc.NpcNode.Config;
import dev.mimir.session.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a model is told that is to speak for a character.
record Briefing(Config config, NodeContext context, Talk talk, Portrait portrait) {

  String of(List<Map<String, Object>> passages) {
    List<String> parts = new ArrayList<>();
    parts.add(("You are " + portrait.name() + ". " + portrait.persona()).strip());
    parts.add(
        "Stay in this role and answer as "
            + portrait.name()
            + " would, in the language in which you are spoken to, in a few sentences, with nothing"
            + " around them.");
    list("How you speak, for example:", portrait.examples(), parts);
    list("What you are like:", portrait.traits(), parts);
    remembered(parts);
    list("What you know that may matter:", passages.stream().map(Briefing::line).toList(), parts);
    if (config.system() != null) {
      parts.add(context.text(config.system()));
    }
    return String.join("\n\n", parts);
  }

  private void remembered(List<String> parts) {
    Memory memory = context.session().world().memory(talk.character());
    if (memory.summary() != null && config.remembering().sumsUp()) {
      parts.add("What was said before:\n" + memory.summary().value());
    }
    if (config.remembering().learns()) {
      List<String> facts = memory.facts().getOrDefault(talk.player(), List.of());
      list("What you know of the one who speaks with you, who", facts, parts);
    }
  }

  private static void list(String title, List<String> lines, List<String> parts) {
    if (!lines.isEmpty()) {
      parts.add(title + "\n- " + String.join("\n- ", lines));
    }
  }

  private static String line(Map<String, Object> passage) {
    return passage.getOrDefault("title", "") + ": " + passage.getOrDefault("text", "");
  }
}
