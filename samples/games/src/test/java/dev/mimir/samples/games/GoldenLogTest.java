package dev.mimir.samples.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.interpreter.Interpreter;
import dev.mimir.scenario.Recorded;
import dev.mimir.session.EventTypes;
import dev.mimir.session.EventTypes.EventType;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.value.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenLogTest {

  static List<Golden> sessions() {
    return Golden.all();
  }

  @Test
  void has_a_session_of_each_game() {
    assertThat(sessions()).extracting(golden -> golden.start().graphId()).containsAll(Games.ids());
  }

  @Test
  void has_an_event_of_each_kind_save_incidents() {
    Set<String> kinds =
        EventTypes.all().stream()
            .filter(type -> type.type() != IncidentRaised.class)
            .map(EventType::stored)
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
    assertThat(Json.MAPPER.readTree(state)).isEqualTo(golden.state());
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
  @ParameterizedTest
  @MethodSource("sessions")
  void is_decided_again_to_the_same_events(Golden golden) {
    assumeThat(golden.start().semantics()).isEqualTo(Interpreter.SEMANTICS);
    assertThat(decidedAgain(golden.log(), golden.graph())).isEqualTo(golden.log());
  }

  private static List<SessionEvent> decidedAgain(List<SessionEvent> log, Graph graph) {
    SessionStarted started = (SessionStarted) log.getFirst();
    Seed seed = Seed.ofHex(((SessionEnded) log.getLast()).seed());
    Table table = Table.begin(graph, seed, Recorded.command(started), started.at());
    log.stream()
        .filter(InputReceived.class::isInstance)
        .map(InputReceived.class::cast)
        .forEach(input -> table.input(Recorded.command(input), input.at()));
    return table.log();
  }
}
