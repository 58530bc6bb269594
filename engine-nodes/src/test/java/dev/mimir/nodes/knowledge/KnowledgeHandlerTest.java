package dev.mimir.nodes.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mimir.effect.EffectCall;
import dev.mimir.effect.EffectException;
import dev.mimir.effect.EffectHandler;
import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.DocumentKind;
import dev.mimir.knowledge.Lore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnowledgeHandlerTest {
  private final MemoryStore store = new MemoryStore();

  @Test
  void gives_passages_with_their_places_and_says_what_became_of_lore() throws EffectException {
    store.put(lore("gate", "The gate is shut since the siege.", "gate", null));
    store.put(lore("dragon", "The dragon sleeps under the hill.", "wyrm", "siege > 3"));
    Map<String, Object> result =
        perform(
            "tea",
            Map.of(
                "base",
                "chronicle",
                "query",
                "the dragon sleeps under the hill, gate",
                "top_k",
                2L));
    assertThat(passages(result))
        .containsExactly(
            Map.of(
                "document_id",
                "gate",
                "title",
                "",
                "offset",
                0L,
                "length",
                33L,
                "text",
                "The gate is shut since the siege.",
                "score",
                1.0,
                "kind",
                "lore",
                "why",
                "keyword 'gate'"),
            Map.of(
                "document_id",
                "dragon",
                "title",
                "",
                "offset",
                0L,
                "length",
                33L,
                "text",
                "The dragon sleeps under the hill.",
                "score",
                1.0,
                "kind",
                "lore",
                "why",
                "words 1, meaning 1"));
    assertThat(mentioned(result, "fired")).containsExactly("gate");
    assertThat(mentioned(result, "not_fired")).containsExactly("dragon");
    assertThat(result).containsEntry("base", "id").containsEntry("stamp", 2L);
    assertThat(result.keySet())
        .containsExactly("passages", "did_not_fit", "lore", "base", "stamp", "model");
    assertThat(result.get("lore")).asString().matches("\\{fired=.*did_not_fit=.*not_fired=.*");
  }

  @Test
  void conditions_see_the_state_that_was_sent_along() throws EffectException {
    store.put(lore("gate", "The gate is open since the siege.", "portcullis", "siege > 3"));
    assertThat(passages(perform("tea", asking(4)))).hasSize(1);
    assertThat(passages(perform("tea", asking(3)))).isEmpty();
  }

  private static Map<String, Object> asking(long siege) {
    return Map.of("base", "chronicle", "query", "", "state", Map.of("siege", siege));
  }

  @Test
  void what_does_not_fit_the_budget_is_mentioned() throws EffectException {
    store.put(lore("gate", "The gate is shut since the siege.", "gate", null));
    Map<String, Object> result =
        perform("tea", Map.of("base", "chronicle", "query", "gate", "budget", 3L));
    assertThat(passages(result)).isEmpty();
    assertThat(mentioned(result, "did_not_fit")).containsExactly("gate");
    assertThat(result.get("did_not_fit")).asString().contains("takes 9 tokens");
  }

  @Test
  void a_request_may_name_the_graph_whose_base_is_meant() throws EffectException {
    Map<String, Object> request = Map.of("base", "chronicle", "query", "x", "graph_id", "tea");
    assertThat(passages(perform("soup", request))).isEmpty();
  }

  @Test
  void fails_for_good_without_such_a_base() {
    Map<String, Object> request = Map.of("base", "chronicle", "query", "x");
    EffectException failure =
        catchThrowableOfType(EffectException.class, () -> perform("soup", request));
    assertThat(failure.code()).isEqualTo("UNKNOWN_BASE");
    assertThat(failure.retryable()).isFalse();
  }

  private Map<String, Object> perform(String graph, Map<String, Object> request)
      throws EffectException {
    EffectHandler.Services services =
        new EffectHandler.Services() {
          @Override
          public <T> T get(Class<T> port) {
            return port.cast(new OneBase(store));
          }
        };
    EffectCall call = new EffectCall("t", "s", graph, "s:1", 1, request, null, _ -> {});
    return new KnowledgeHandler(services).perform(call).value();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> passages(Map<String, Object> result) {
    return (List<Map<String, Object>>) result.getOrDefault("passages", List.of());
  }

  @SuppressWarnings("unchecked")
  private static List<Object> mentioned(Map<String, Object> result, String member) {
    Map<String, Object> lore = (Map<String, Object>) result.getOrDefault("lore", Map.of());
    List<Map<String, Object>> mentions =
        (List<Map<String, Object>>) lore.getOrDefault(member, List.of());
    return mentions.stream().map(mention -> mention.getOrDefault("document_id", "")).toList();
  }

  private static Document lore(String id, String text, String keyword, @Nullable String when) {
    return new Document(
        id, "", text, DocumentKind.LORE, Map.of(), new Lore(List.of(keyword), when, false, 0));
  }
}
