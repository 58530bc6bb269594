package dev.mimir.nodes.npc;

import dev.mimir.node.Effect;
import dev.mimir.node.NodeContext;
import dev.mimir.nodes.llm.Messages;
import dev.mimir.nodes.llm.ModelRequest;
import dev.mimir.nodes.npc.NpcNode.Config;
import dev.mimir.nodes.tool.Members;
import dev.mimir.session.Memory;
import dev.mimir.session.Memory.Utterance;
import dev.mimir.session.Text;
import dev.mimir.value.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sums up what leaves the window and what it tells of the player, in one request. While no model
/// is configured the scripted provider answers it with what {@link Digest} makes of it.
record Recap(Config config, NodeContext context, Talk talk) {
  private static final String DROP = "drop";
  private static final String SUMMARY = "summary";
  private static final String FACTS = "facts";

  /// @param leaving the utterances that leave the window, oldest first
  ModelRequest of(List<Utterance> leaving) {
    Map<String, Object> offline = new LinkedHashMap<>();
    if (config.remembering().sumsUp()) {
      offline.put(SUMMARY, Digest.summary(before(), named(leaving)));
    }
    if (config.remembering().learns()) {
      offline.put(FACTS, Digest.facts(leaving, talk.player()));
    }
    return ModelRequest.bare(
            config, List.of(Messages.system(instructions()), Messages.user(transcript(leaving))))
        .with("schema", schema())
        .with("script_default", Json.MAPPER.writeValueAsString(offline))
        .with(DROP, (long) leaving.size())
        .with("talk", talk.map());
  }

  static boolean isOf(Effect.Done done) {
    return done.request().containsKey(DROP);
  }

  private String instructions() {
    String name = Portrait.of(talk.character(), context).name();
    List<String> parts = new ArrayList<>();
    parts.add("You keep the memory of " + name + ". Answer with a JSON object.");
    if (config.remembering().sumsUp()) {
      parts.add(
          "summary: sum up what was said so far, together with the earlier summary, in at most 120"
              + " words, in the language of the talk, from the view of "
              + name
              + ".");
    }
    if (config.remembering().learns()) {
      parts.add(
          "facts: what the player told of themselves that stays true, each in one short sentence"
              + " without a subject, e.g. \"likes apples\"; none is fine.");
    }
    return String.join("\n", parts);
  }

  private String transcript(List<Utterance> leaving) {
    List<String> lines = new ArrayList<>();
    if (!before().isEmpty()) {
      lines.add("Earlier summary: " + before() + "\n");
    }
    lines.addAll(named(leaving));
    return String.join("\n", lines);
  }

  private List<String> named(List<Utterance> utterances) {
    String name = Portrait.of(talk.character(), context).name();
    return utterances.stream()
        .map(one -> (one.player() == null ? name : "Player") + ": " + one.text().value())
        .toList();
  }

  private String before() {
    Text summary = memory().summary();
    return summary == null ? "" : summary.value();
  }

  private Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    if (config.remembering().sumsUp()) {
      properties.put(SUMMARY, Map.of("type", "string"));
    }
    if (config.remembering().learns()) {
      properties.put(FACTS, Members.of("type", "array", "items", Map.of("type", "string")));
    }
    Map<String, Object> schema = Members.of("type", "object", "properties", properties);
    schema.put("required", List.copyOf(properties.keySet()));
    schema.put("additionalProperties", false);
    return schema;
  }

  /// Takes the summary and the facts into the memory; those utterances leave the window that are
  /// still in it.
  void learned(Effect.Done done) {
    Map<?, ?> said = done.result().get("json") instanceof Map<?, ?> map ? map : Map.of();
    int room = Tokens.leaving(memory().window(), config.remembering().budget());
    long drop = Math.min(room, ((Number) done.request().getOrDefault(DROP, 0L)).longValue());
    List<String> facts = Facts.fresh(texts(said.get(FACTS)), memory(), talk.player());
    new Conversation(config, context, talk)
        .record(List.of(), drop, summary(said.get(SUMMARY)), facts);
  }

  private @Nullable Text summary(@Nullable Object summary) {
    return summary == null ? null : talk.text(summary.toString());
  }

  private static List<String> texts(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().filter(Objects::nonNull).map(Object::toString).toList()
        : List.of();
  }

  private Memory memory() {
    return context.session().world().memory(talk.character());
  }
}
