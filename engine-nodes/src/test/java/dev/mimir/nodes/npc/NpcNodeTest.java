package dev.mimir.nodes.npc;

import static dev.mimir.scenario.Events.event;
import static dev.mimir.scenario.Events.left;
import static dev.mimir.scenario.Events.wrote;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.given;
import static dev.mimir.scenario.Scenarios.graph;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.nodes.Outside;
import dev.mimir.scenario.GraphBuilder;
import dev.mimir.scenario.Scenario;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.Remembered;
import dev.mimir.session.SessionEvent.Spoken;
import dev.mimir.session.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NpcNodeTest {
  private static GraphBuilder talking(Object... members) {
    Map<String, Object> npc = new LinkedHashMap<>();
    npc.put("character", "smith");
    for (int i = 0; i < members.length; i += 2) {
      npc.put((String) members[i], members[i + 1]);
    }
    return graph()
        .variable("heard", "string", "")
        .character(
            "smith",
            config(
                "name", "Harris",
                "persona", "A gruff blacksmith.",
                "examples", List.of("Iron does not lie.", "Stay away from the bridge."),
                "attributes", Map.of("str", 16),
                "skills", Map.of("smithing", 5)))
        .node("p", "player_input", config("prompt", "?", "input", config("type", "text")))
        .edge("p", "q")
        .node("q", "npc", npc)
        .edge("q", "p")
        .edge("q", "error", "sorry");
  }

  private static Scenario begun(GraphBuilder graph) {
    return given(graph).playedBy("ann").whenStarted();
  }

  private static Map<String, Object> said(String text) {
    return Map.of("text", text, "tool_calls", List.of(), "provider", "test");
  }

  private static List<?> messages(Scenario scenario) {
    return (List<?>) Objects.requireNonNull(scenario.request().get("messages"));
  }

  private static String system(Scenario scenario) {
    return String.valueOf(messages(scenario).getFirst());
  }

  @Test
  void the_character_answers_what_the_player_typed() {
    Scenario asked = begun(talking("into", "heard")).typing("Good day.");
    asked.then(left("p"), event("entered q"), event("requested q model"));
    assertThat(asked.last(EffectRequested.class).request().personalOf()).isEqualTo("ann");
    Scenario answered = asked.completing(said("Hm."));
    answered.thenAmong(
        event("spoken q \"Hm.\" of ann"),
        event("remembered smith 2"),
        wrote("q", "heard", Text.of("ann", "Hm.")),
        left("q"));
    assertThat(answered.last(Spoken.class))
        .returns("npc", Spoken::kind)
        .returns("smith", Spoken::character)
        .returns(Text.plain("Harris"), Spoken::speaker);
  }

  @Test
  void the_model_is_told_the_sheet() {
    Scenario asked = begun(talking("system", "It rains.", "temperature", 0.5)).typing("Hello");
    assertThat(system(asked))
        .contains(
            "You are Harris. A gruff blacksmith.",
            "- Iron does not lie.",
            "- attributes: str 16",
            "- skills: smithing +5",
            "It rains.");
    assertThat(messages(asked).getLast()).isEqualTo(Map.of("role", "user", "text", "Hello"));
    assertThat(asked.request()).containsEntry("temperature", 0.5);
  }

  @Test
  void the_window_is_sent_as_a_conversation() {
    Scenario again = begun(talking()).typing("One?").completing(said("One.")).typing("Two?");
    assertThat(messages(again).subList(1, 4))
        .isEqualTo(
            List.of(
                Map.of("role", "user", "text", "One?"),
                Map.of("role", "assistant", "text", "One."),
                Map.of("role", "user", "text", "Two?")));
  }

  @Test
  void a_message_can_be_given() {
    Scenario asked =
        given(
                graph()
                    .character("cat", config())
                    .node("q", "npc", config("character", "cat", "message", "Psst {{ 1 + 1 }}")))
            .whenStarted();
    assertThat(messages(asked).getLast()).isEqualTo(Map.of("role", "user", "text", "Psst 2"));
    assertThat(asked.last(EffectRequested.class).request().personalOf()).isNull();
    Outside.performing(asked).thenAmong(event("spoken q \"(cat listens.)\"")).thenEnded("end");
  }

  @Test
  void who_says_nothing_is_answered_too() {
    Scenario asked =
        given(
                graph()
                    .character("cat", config("examples", List.of("Meow.")))
                    .node("q", "npc", config("character", "cat")))
            .whenStarted();
    Scenario answered = Outside.performing(asked);
    answered.thenAmong(event("spoken q \"Meow.\""), event("remembered cat 1"));
  }

  @Test
  void facts_are_kept_and_told_later() {
    Scenario again =
        begun(talking()).typing("My name is Ann, and I like apples.").completing(said("Hm."));
    assertThat(again.last(Remembered.class).facts())
        .containsExactly(Text.of("ann", "is called Ann"), Text.of("ann", "likes apples"));
    assertThat(system(again.typing("Well?"))).contains("- is called Ann", "- likes apples");
    Scenario off =
        begun(talking("memory", Map.of("facts", false)))
            .typing("My name is Ann.")
            .completing(said("Hm."));
    assertThat(off.last(Remembered.class).facts()).isEmpty();
  }

  @Test
  void what_leaves_the_window_is_summed_up_by_the_model() {
    Scenario full =
        begun(talking("memory", Map.of("window", 20), "max_tokens", 9, "provider", "clever"))
            .typing("I have walked for three long days to see you.")
            .completing(said("You may sit down beside the fire for a while."));
    Scenario summing = full.typing("Thanks");
    assertThat(summing.request())
        .containsKeys("schema", "script_default")
        .containsEntry("provider", "clever")
        .containsEntry("drop", 2L)
        .doesNotContainKey("max_tokens");
    assertThat(messages(summing).getLast().toString())
        .contains("Player: I have walked for three", "Harris: You may sit");
    Scenario asked =
        summing.completing(
            Map.of(
                "text",
                "…",
                "json",
                Map.of("summary", "Ann came a long way.", "facts", List.of("is tired"))));
    asked.then(event("remembered smith 0"), event("requested q model"));
    assertThat(asked.last(Remembered.class))
        .returns(2L, Remembered::dropped)
        .returns(Text.of("ann", "Ann came a long way."), Remembered::summary);
    assertThat(messages(asked)).hasSize(2);
    assertThat(system(asked)).contains("Ann came a long way.", "- is tired");
    summing.failing("DOWN", false).thenEnded("sorry");
  }

  @Test
  void offline_it_is_an_extract() {
    Scenario again =
        Outside.performing(
            Outside.performing(
                    begun(talking("memory", Map.of("window", 10)))
                        .typing("I come from the hills. It was far."))
                .typing("Well?"));
    Remembered summed =
        again.events().stream()
            .filter(Remembered.class::isInstance)
            .map(Remembered.class::cast)
            .filter(event -> event.dropped() > 0)
            .findFirst()
            .get();
    assertThat(summed.summary())
        .isEqualTo(
            Text.of("ann", "Player: I come from the hills.\nHarris: Stay away from the bridge."));
    assertThat(again.session().world().memory("smith").facts())
        .isEqualTo(Map.of("ann", List.of("comes from the hills")));
  }

  @Test
  void a_window_without_summary_and_facts_forgets() {
    Scenario again =
        begun(talking("memory", Map.of("window", 5, "summary", false, "facts", false)))
            .typing("I come from the hills.")
            .completing(said("Hm, that is a long way to come."))
            .typing("Yes");
    again.then(
        left("p"), event("entered q"), event("remembered smith 0"), event("requested q model"));
    assertThat(messages(again)).hasSize(2);
    Scenario nothing =
        begun(talking("memory", Map.of("window", 0, "summary", false, "facts", false)))
            .typing("Hi")
            .completing(said("Hm."));
    assertThat(nothing.events()).noneMatch(Remembered.class::isInstance);
  }

  @Test
  void what_it_knows_is_looked_up_base_by_base() {
    Map<String, Object> knowledge =
        Map.of("bases", List.of("village", "trade"), "kinds", List.of("world"), "top_k", 2);
    Scenario first = begun(talking("knowledge", knowledge)).typing("What of the bridge?");
    first.then(left("p"), event("entered q"), event("requested q knowledge"));
    assertThat(first.request())
        .containsEntry("base", "village")
        .containsEntry("query", "What of the bridge?")
        .containsEntry("top_k", 2L);
    Scenario second =
        first.completing(
            Map.of("passages", List.of(passage("Bridge", "world"), passage("Secret", "rules"))));
    assertThat(second.request()).containsEntry("base", "trade");
    Scenario asked =
        second.completing(
            Map.of("passages", List.of(passage("Prices", "world"), passage("Bridge", "world"))));
    asked.then(event("requested q model"));
    assertThat(system(asked))
        .contains("- Bridge: About Bridge", "- Prices: ")
        .doesNotContain("Secret");
    assertThat(system(asked).split("About Bridge", -1)).hasSize(2);
    first.failing("UNKNOWN_BASE", false).thenEnded("sorry");
  }

  @Test
  void lore_is_asked_for_with_the_state_and_what_was_said_last() {
    Map<String, Object> knowledge = Map.of("bases", List.of("village"));
    Scenario asked =
        begun(
                talking("knowledge", knowledge)
                    .item("lamp")
                    .variable("siege", "int", 4)
                    .variable("secret", "string", "x".repeat(2_001)))
            .typing("One?");
    assertThat(asked.request())
        .doesNotContainKey("recent")
        .containsEntry(
            "state", Map.of("heard", "", "siege", 4L, "inventory", Map.of("lamp", 0L), "turn", 1L));
    Scenario again = asked.completing(Map.of("passages", List.of())).completing(said("Hm."));
    assertThat(again.typing("Two?").request()).containsEntry("recent", "One?\nHm.");
  }

  @Test
  void every_request_has_its_members_in_the_same_order() {
    Map<String, Object> knowledge = Map.of("bases", List.of("village"));
    Scenario first =
        begun(talking("knowledge", knowledge, "memory", Map.of("window", 1))).typing("One?");
    assertThat(first.request().keySet())
        .containsExactly("base", "query", "top_k", "budget", "state", "talk", "number", "found");
    assertThat(members(first.request().get("talk")))
        .containsExactly("character", "player", "message");
    Scenario asked = first.completing(Map.of("passages", List.of()));
    assertThat(asked.request().keySet()).containsExactly("messages", "script_default", "talk");
    Scenario summing = asked.completing(said("Hm.")).typing("Two?");
    assertThat(summing.request().keySet())
        .containsExactly("messages", "schema", "script_default", "drop", "talk");
    assertThat(members(summing.request().get("schema")))
        .containsExactly("type", "properties", "required", "additionalProperties");
  }

  private static List<Object> members(@Nullable Object map) {
    return map instanceof Map<?, ?> some ? new ArrayList<>(some.keySet()) : List.of();
  }

  private static Map<String, Object> passage(String title, String kind) {
    return Map.of(
        "document_id", title, "title", title, "offset", 0, "text", "About " + title, "kind", kind);
  }

  @Test
  void offline_it_follows_the_script_and_then_its_examples() {
    Scenario begun = begun(talking("script", Map.of("brother", "He fell.")));
    Scenario one = Outside.performing(begun.typing("Your brother?"));
    one.thenAmong(event("spoken q \"He fell.\" of ann"));
    Outside.performing(one.typing("Where is the BRIDGE?"))
        .thenAmong(event("spoken q \"Stay away from the bridge.\" of ann"));
    Scenario two = Outside.performing(one.typing("Hm"));
    two.thenAmong(event("spoken q \"Stay away from the bridge.\" of ann"));
    Outside.performing(two.typing("Hm")).thenAmong(event("spoken q \"Iron does not lie.\" of ann"));
  }

  @Test
  void tools_can_be_called_on_the_way() {
    Scenario asked = begun(talking("tools", List.of("dice"))).drawing(5).typing("Roll!");
    Map<String, Object> call =
        Map.of("id", "a", "name", "dice", "arguments", Map.of("notation", "1d6"));
    Scenario again =
        asked.completing(Map.of("text", "", "tool_calls", List.of(call), "provider", "x"));
    again.then(event("rolled 1d6 = 5"), event("requested q model"));
    again.completing(said("Five.")).thenAmong(event("spoken q \"Five.\" of ann"));
  }

  @Test
  void a_tool_that_fails_is_told_to_the_model_and_the_character_answers() {
    Map<String, Object> call =
        Map.of("id", "a", "name", "weather", "arguments", Map.of("city", "Ulm"));
    Scenario calling =
        begun(talking("tools", List.of("weather")))
            .typing("Will it rain?")
            .completing(
                Map.of(
                    "tools",
                    List.of(Map.of("name", "weather", "description", "", "parameters", Map.of()))))
            .completing(Map.of("text", "", "tool_calls", List.of(call), "provider", "x"));
    calling.then(event("requested q tool"));
    Scenario told = calling.failing("TOOL_TIMEOUT", false);
    assertThat(messages(told).getLast().toString()).contains("role=tool", "TOOL_TIMEOUT");
    told.completing(said("Who knows."))
        .thenAmong(event("spoken q \"Who knows.\" of ann"), event("remembered smith 2"));
    told.failing("MODEL_DOWN", false).thenEnded("sorry");
  }

  @Test
  void several_players_are_told_apart() {
    Scenario asked =
        given(talking().with("players", Map.of("min", 1, "max", 2)))
            .playedBy("ann", "bo")
            .whenStarted()
            .as("ann")
            .typing("I am a baker.")
            .completing(said("Hm."))
            .as("bo")
            .typing("And I like tea.");
    assertThat(Stream.of(messages(asked).toArray()).map(String::valueOf).toList().toString())
        .contains("text=ann: I am a baker.", "text=bo: And I like tea.");
    assertThat(system(asked)).doesNotContain("is a baker");
    assertThat(asked.completing(said("Ha.")).session().world().memory("smith").facts())
        .isEqualTo(Map.of("ann", List.of("is a baker"), "bo", List.of("likes tea")));
  }
}
