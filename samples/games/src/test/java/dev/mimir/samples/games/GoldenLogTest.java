package dev.mimir.samples.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.interpreter.Interpreter;
import dev.mimir.interpreter.Recorded;
import dev.mimir.session.Content;
import dev.mimir.session.EventTypes;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.value.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class GoldenLogTest {

  static List<Golden> sessions() {
    return Golden.all();
  }

  @Test
  void has_a_session_of_each_game() {
    assertThat(sessions()).extracting(golden -> golden.start().graphId()).containsAll(Games.ids());
  }

  @Test
  void has_an_event_of_each_kind_that_the_games_record() {
    Set<String> kinds =
        Games.ids().stream()
            .flatMap(id -> Route.of(id).stream().map(route -> Table.played(Games.graph(id), route)))
            .flatMap(table -> table.log().stream())
            .map(event -> EventTypes.of(event).stored())
            .collect(Collectors.toSet());
    assertThat(sessions())
        .flatMap(Golden::log)
        .extracting(event -> EventTypes.of(event).stored())
        .containsAll(kinds);
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void folds_to_the_same_state_for_ever(Golden golden) {
    String state = Json.MAPPER.writeValueAsString(Session.of(golden.log()));
    assertHolds(golden.state(), Json.MAPPER.readTree(state), "");
  }

  /// That a state is what it was, in all that was known of it then; collections that the state has
  /// gained since are empty for an old log.
  private static void assertHolds(JsonNode then, JsonNode now, String at) {
    if (!then.isObject() || !now.isObject()) {
      assertThat(now).as(at).isEqualTo(then);
      return;
    }
    then.propertyNames()
        .forEach(name -> assertHolds(then.get(name), now.path(name), at + "/" + name));
    now.propertyNames().stream()
        .filter(name -> !then.has(name) && !at.isEmpty() && now.get(name).isContainer())
        .forEach(name -> assertThat(now.get(name)).as(at + "/" + name).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void depends_on_no_name_of_a_class(Golden golden) {
    assertThat(golden.lines()).noneMatch(line -> line.contains("dev.mimir"));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void keeps_the_graph_that_it_played(Golden golden) {
    assertThat(golden.graph().contentHash()).isEqualTo(golden.start().contentHash());
  }

  /// A change of the rules has a new number; then old sessions are no longer decided as new ones.
  /// How models are told what to do is no rule.
  @ParameterizedTest
  @MethodSource("sessions")
  void is_decided_again_to_the_same_events(Golden golden) {
    assumeThat(golden.start().semantics()).isEqualTo(Interpreter.SEMANTICS);
    assertThat(unworded(decidedAgain(golden.log(), golden.graph())))
        .isEqualTo(unworded(golden.log()));
  }

  private static List<SessionEvent> unworded(List<SessionEvent> log) {
    return log.stream().map(GoldenLogTest::unworded).toList();
  }

  private static SessionEvent unworded(SessionEvent event) {
    if (!(event instanceof EffectRequested asked) || !asked.kind().equals("model")) {
      return event;
    }
    Map<String, Object> request = new HashMap<>(asked.request().value());
    request.remove("messages");
    return new EffectRequested(
        asked.frame(),
        asked.node(),
        asked.kind(),
        new Content(request, asked.request().personalOf()),
        asked.retry(),
        asked.at(),
        asked.deadline());
  }

  private static List<SessionEvent> decidedAgain(List<SessionEvent> log, Graph graph) {
    SessionStarted started = (SessionStarted) log.getFirst();
    Seed seed = Seed.ofHex(((SessionEnded) log.getLast()).seed());
    Table table = Table.begin(graph, seed, Recorded.start(started), started.at());
    log.stream()
        .skip(1)
        .map(Recorded::command)
        .filter(Objects::nonNull)
        .forEach(given -> table.command(given.command(), given.at()));
    return table.log();
  }
}
