package dev.mimir.interpreter;

import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.session.Answer;
import dev.mimir.session.Rejection;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionCommand.Start;
import dev.mimir.session.Status;
import dev.mimir.tiny.Tiny;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of each command in each status; a pair that nobody decided fails.
class StatusTableTest {
  private static final Graph GRAPH =
      Tiny.STAGE.graph(
          graph()
              .node("q", "ask", List.of(config("id", "boom"), config("id", "stop")))
              .edge("q", "boom", "b")
              .node("b", "boom", "fail")
              .json());
  private static final Chance CHANCE = Chance.of(Seed.of(new byte[Seed.LENGTH]));
  private static final Start START = new Start("g", 1, "hash", List.of(), Map.of(), null, "");

  /// Sessions at rest; none rests at `WORKING` yet, which waits for effects.
  private static final Map<Status, Session> SESSIONS =
      Map.of(
          Status.NONE, Session.NONE,
          Status.AWAITING_INPUT, started(),
          Status.WORKING, Session.of(List.of(begun())),
          Status.INCIDENT, after(started(), "boom"),
          Status.ENDED, after(started(), "stop"));

  /// `Start` is decided by whoever holds the session; see the shell.
  private static final Map<Status, Class<?>> INPUT =
      Map.of(
          Status.NONE, Rejection.NoSuchSession.class,
          Status.AWAITING_INPUT, Decision.Accepted.class,
          Status.WORKING, Rejection.NotExpected.class,
          Status.INCIDENT, Rejection.NotExpected.class,
          Status.ENDED, Rejection.HasEnded.class);

  static Stream<Arguments> table() {
    return Stream.of(Status.values()).map(status -> Arguments.of(status, INPUT.get(status)));
  }

  @ParameterizedTest
  @MethodSource("table")
  void every_status_decides_an_input(Status status, Class<?> expected) {
    Session session = SESSIONS.getOrDefault(status, Session.NONE);
    assertThat(session.status()).isEqualTo(status);
    assertThat(expected).as("nobody decided what becomes of an input in %s", status).isNotNull();
    assertThat(came(input(session, "stop"))).isInstanceOf(expected);
  }

  @Test
  void there_is_a_table_for_every_command() {
    assertThat(SessionCommand.class.getPermittedSubclasses())
        .as("add a table for the new command")
        .containsExactlyInAnyOrder(Start.class, Input.class);
  }

  private static Object came(Decision decision) {
    return decision instanceof Decision.Rejected(var rejection) ? rejection : decision;
  }

  private static Decision.Accepted begin() {
    return (Decision.Accepted) Interpreter.start(START, GRAPH, CHANCE, Instant.EPOCH);
  }

  private static dev.mimir.session.SessionEvent begun() {
    return begin().events().getFirst();
  }

  private static Session started() {
    return begin().after();
  }

  private static Session after(Session session, String choice) {
    return ((Decision.Accepted) input(session, choice)).after();
  }

  private static Decision input(Session session, String choice) {
    Input input = new Input(null, Answer.choice(choice), null, null);
    return Interpreter.input(input, session, GRAPH, CHANCE, Instant.EPOCH);
  }
}
