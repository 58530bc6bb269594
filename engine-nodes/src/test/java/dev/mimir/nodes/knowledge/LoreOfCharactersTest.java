package dev.mimir.nodes.knowledge;

import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.given;
import static dev.mimir.scenario.Scenarios.graph;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.effect.EffectCall;
import dev.mimir.effect.EffectException;
import dev.mimir.effect.EffectHandler;
import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.DocumentKind;
import dev.mimir.knowledge.Lore;
import dev.mimir.scenario.Scenario;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a character is reminded of by keywords and by the state of the session.
class LoreOfCharactersTest {
  private static final String GATE = "The gate is shut since the siege.";
  private static final String RING = "The ring belongs to the drowned king.";
  private static final String FEAST = "At the feast nobody speaks of the war.";

  private final MemoryStore store = new MemoryStore();

  private Scenario talking(long siege, Map<String, Object> knowledge) {
    store.put(lore("gate", GATE, "portcullis", "siege > 3"));
    store.put(lore("ring", RING, "", "inventory.ring > 0"));
    store.put(lore("feast", FEAST, "feast", null));
    return given(
            graph()
                .item("ring")
                .variable("siege", "int", siege)
                .character("guard", config())
                .node("p", "player_input", config("prompt", "?", "input", config("type", "text")))
                .edge("p", "q")
                .node("q", "npc", config("character", "guard", "knowledge", knowledge))
                .edge("q", "p"))
        .playedBy("ann")
        .whenStarted();
  }

  @Test
  void a_condition_on_the_state_brings_it_up() {
    Scenario asked = talking(4, chronicle()).typing("Hello");
    assertThat(fired(asked)).containsExactly("gate");
    assertThat(told(asked)).contains("- gate: " + GATE);
    assertThat(fired(talking(3, chronicle()).typing("Hello"))).isEmpty();
  }

  @Test
  void a_keyword_brings_it_up_that_was_said_now_or_just_before() {
    Scenario now = talking(0, chronicle()).typing("Will you come to the feast?");
    assertThat(fired(now)).containsExactly("feast");
    Scenario before = answered(now).typing("And then?");
    assertThat(before.request()).containsEntry("query", "And then?");
    assertThat(fired(before)).containsExactly("feast");
    assertThat(fired(answered(before).typing("Oh"))).isEmpty();
  }

  @Test
  void only_kinds_that_are_asked_for_are_told() {
    Map<String, Object> world = Map.of("bases", List.of("chronicle"), "kinds", List.of("world"));
    Scenario asked = talking(4, world).typing("The feast");
    assertThat(fired(asked)).containsExactly("gate", "feast");
    assertThat(told(asked)).doesNotContain(GATE, FEAST);
  }

  private static Map<String, Object> chronicle() {
    return Map.of("bases", List.of("chronicle"));
  }

  private Scenario answered(Scenario asked) {
    return asked
        .completing(perform(asked.request()))
        .completing(Map.of("text", "Hm.", "tool_calls", List.of(), "provider", "test"));
  }

  /// What a model is told.
  private String told(Scenario asked) {
    Scenario speaking = asked.completing(perform(asked.request()));
    return String.valueOf(speaking.request().get("messages"));
  }

  @SuppressWarnings("unchecked")
  private List<Object> fired(Scenario asked) {
    Map<String, Object> result = perform(asked.request());
    var lore = (Map<String, List<Map<String, Object>>>) result.getOrDefault("lore", Map.of());
    return lore.getOrDefault("fired", List.of()).stream()
        .map(mention -> mention.getOrDefault("document_id", ""))
        .toList();
  }

  private Map<String, Object> perform(Map<String, Object> request) {
    EffectHandler.Services services =
        new EffectHandler.Services() {
          @Override
          public <T> T get(Class<T> port) {
            return port.cast(new OneBase(store));
          }
        };
    EffectCall call = new EffectCall("t", "s", "tea", "s:1", 1, request, null, _ -> {});
    try {
      return new KnowledgeHandler(services).perform(call).value();
    } catch (EffectException failed) {
      throw new AssertionError(failed);
    }
  }

  private static Document lore(String id, String text, String keyword, @Nullable String when) {
    List<String> keywords = keyword.isEmpty() ? List.of() : List.of(keyword);
    return new Document(
        id, id, text, DocumentKind.LORE, Map.of(), new Lore(keywords, when, false, 0));
  }
}
