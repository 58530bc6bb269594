package dev.mimir.nodes.npc;

import dev.mimir.knowledge.Question;
import dev.mimir.node.Effect;
import dev.mimir.node.NodeContext;
import dev.mimir.nodes.knowledge.Lookup;
import dev.mimir.nodes.npc.NpcNode.Config;
import dev.mimir.nodes.npc.NpcNode.Knowledge;
import dev.mimir.session.Memory.Utterance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks up what a character knows, one base after another. What was found so far goes along.
record Recall(Knowledge knowledge, NodeContext context, Talk talk) {
  private static final String NUMBER = "number";
  private static final String FOUND = "found";
  private static final int RECENT = 2;

  Effect effect(int base, List<Map<String, Object>> found) {
    Effect lookup =
        new Lookup(
                knowledge.bases().get(base),
                talk.text(talk.message()),
                recent(),
                knowledge.topK() == null ? Question.DEFAULT_TOP_K : knowledge.topK(),
                Question.DEFAULT_BUDGET)
            .effect(context);
    Map<String, Object> request = new LinkedHashMap<>(talk.in(lookup.request()));
    request.put(NUMBER, (long) base);
    request.put(FOUND, found);
    return new Effect(
        lookup.kind(), request, lookup.personalOf(), lookup.timeout(), lookup.retry());
  }

  /// What was said last, where keywords of lore are looked for too.
  private String recent() {
    List<Utterance> window = context.session().world().memory(talk.character()).window();
    return window.subList(Math.max(0, window.size() - RECENT), window.size()).stream()
        .map(utterance -> utterance.text().value())
        .collect(Collectors.joining("\n"));
  }

  static boolean isOf(Effect.Done done) {
    return done.kind().equals(Lookup.KIND);
  }

  /// The number of the base that was searched.
  static int base(Effect.Done done) {
    return done.request().get(NUMBER) instanceof Number number ? number.intValue() : 0;
  }

  /// All passages that were found so far, each once.
  static List<Map<String, Object>> found(Config config, Effect.Done done) {
    List<Map<String, Object>> all = new ArrayList<>(maps(done.request().get(FOUND)));
    for (Map<String, Object> passage : Lookup.passages(done)) {
      if (config.knowledge() != null && config.knowledge().uses(passage)) {
        all.add(passage);
      }
    }
    return all.stream().distinct().toList();
  }

  @SuppressWarnings("unchecked") // plain values
  private static List<Map<String, Object>> maps(@Nullable Object value) {
    return value instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
  }
}
