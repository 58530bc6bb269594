package dev.mimir.nodes.knowledge;

import dev.mimir.node.Effect;
import dev.mimir.node.NodeContext;
import dev.mimir.node.Retry;
import dev.mimir.session.Text;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a node asks of a base. The request holds all that decides what is found, beside the base's
/// content.
///
/// @param base name or id of the base
/// @param query what to look for
/// @param recent more text in which keywords of lore are looked for; empty when there is none
/// @param topK the most passages, beside lore
/// @param budget the most tokens of all that is found
public record Lookup(String base, Text query, String recent, long topK, long budget) {
  /// The kind of the effect.
  public static final String KIND = "knowledge";

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  /// The effect; conditions of lore see the session as it is now.
  public Effect effect(NodeContext context) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("base", base);
    request.put("query", query.value());
    if (!recent.isEmpty()) {
      request.put("recent", recent);
    }
    request.put("top_k", topK);
    request.put("budget", budget);
    request.put("state", Surroundings.of(context, query.personalOf()));
    return new Effect(KIND, request, query.personalOf(), TIMEOUT, Retry.DEFAULT);
  }

  /// The passages that came back: maps with `document_id`, `title`, `offset`, `length`, `text`,
  /// `score`, `kind` and `why`.
  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> passages(Effect.Done done) {
    return (List<Map<String, Object>>) done.result().getOrDefault("passages", List.of());
  }
}
