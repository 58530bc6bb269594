package dev.mimir.interpreter;

import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Rejection;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionCommand.Abandon;
import dev.mimir.session.SessionCommand.Action;
import dev.mimir.session.SessionCommand.Amend;
import dev.mimir.session.SessionCommand.Complete;
import dev.mimir.session.SessionCommand.Expire;
import dev.mimir.session.SessionCommand.Fail;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionCommand.Join;
import dev.mimir.session.SessionCommand.Leave;
import dev.mimir.session.SessionCommand.Resolve;
import dev.mimir.session.SessionCommand.Restore;
import dev.mimir.session.SessionCommand.Resume;
import dev.mimir.session.SessionCommand.Save;
import dev.mimir.session.SessionCommand.Start;
import dev.mimir.session.SessionCommand.Step;
import dev.mimir.session.SessionCommand.Suspend;
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

/// What becomes of each command in each status; a pair that nobody decided fails. The commands that
/// name a wait name the one that is open, or one that is over.
class StatusTableTest {
  private static final Graph GRAPH =
      Tiny.STAGE.graph(
          graph()
              .node(
                  "q",
                  "ask",
                  List.of(
                      config("id", "boom"),
                      config("id", "stop"),
                      config("id", "work"),
                      config("id", "rest")))
              .edge("q", "boom", "b")
              .edge("q", "work", "o")
              .edge("q", "rest", "p")
              .node("b", "boom", "fail")
              .node("o", "outside", "hello")
              .node("p", "pause", "PT1M")
              .json());
  private static final Chance CHANCE = Chance.of(Seed.of(new byte[Seed.LENGTH]));
  private static final Start START = new Start("g", 1, "hash", List.of(), Map.of(), null, "");
  private static final Class<?> DONE = Decision.Accepted.class;
  private static final Class<?> NONE = Rejection.NoSuchSession.class;
  private static final Class<?> OVER = Rejection.HasEnded.class;
  private static final Class<?> LATE = Rejection.WaitNotOpen.class;
  private static final Class<?> UNASKED = Rejection.NotExpected.class;
  private static final Class<?> SOUND = Rejection.NotResolvable.class;

  private static final Class<?> NO = Rejection.NotPossible.class;
  private static final Class<?> REST = Rejection.IsSuspended.class;
  private static final Instant LATER = Instant.EPOCH.plusSeconds(60);

  private static final Map<Status, Session> SESSIONS =
      Map.of(
          Status.NONE, Session.NONE,
          Status.AWAITING_INPUT, started(),
          Status.WAITING, after("rest"),
          Status.WORKING, after("work"),
          Status.INCIDENT, after("boom"),
          Status.PAUSED, begun(START.debugged()),
          Status.SUSPENDED, after(new Suspend(null)),
          Status.ABANDONED, after(new Abandon(null)),
          Status.ENDED, after("stop"));

  /// `Start` is decided by whoever holds the session; see the shell.
  private static final Map<Class<?>, Map<Status, Class<?>>> TABLE =
      Map.ofEntries(
          entry(Input.class, row(NONE, DONE, UNASKED, UNASKED, UNASKED, UNASKED, REST)),
          entry(Complete.class, row(NONE, LATE, LATE, DONE, LATE, LATE, LATE)),
          entry(Fail.class, row(NONE, LATE, LATE, DONE, LATE, LATE, LATE)),
          entry(Expire.class, row(NONE, LATE, DONE, LATE, LATE, LATE, REST)),
          entry(Resolve.class, row(NONE, SOUND, SOUND, SOUND, DONE, SOUND, SOUND)),
          entry(Save.class, row(NONE, DONE, DONE, NO, NO, DONE, DONE)),
          entry(Restore.class, row(NONE, NO, NO, NO, NO, NO, REST)),
          entry(Suspend.class, row(NONE, DONE, DONE, DONE, DONE, DONE, NO)),
          entry(Resume.class, row(NONE, NO, NO, NO, NO, NO, DONE)),
          entry(Amend.class, row(NONE, NO, NO, NO, NO, NO, NO)),
          entry(Abandon.class, row(NONE, DONE, DONE, DONE, DONE, DONE, DONE)),
          entry(Step.class, row(NONE, NO, NO, NO, NO, DONE, REST)),
          entry(Join.class, row(NONE, DONE, DONE, DONE, DONE, DONE, DONE)),
          entry(Leave.class, row(NONE, NO, NO, NO, NO, NO, NO)));

  /// Nothing is done any more in a session that has ended or was given up.
  private static Map<Status, Class<?>> row(
      Class<?> none,
      Class<?> awaiting,
      Class<?> waiting,
      Class<?> working,
      Class<?> incident,
      Class<?> paused,
      Class<?> suspended) {
    return Map.of(
        Status.NONE, none,
        Status.AWAITING_INPUT, awaiting,
        Status.WAITING, waiting,
        Status.WORKING, working,
        Status.INCIDENT, incident,
        Status.PAUSED, paused,
        Status.SUSPENDED, suspended,
        Status.ABANDONED, OVER,
        Status.ENDED, OVER);
  }

  static Stream<Arguments> table() {
    return Stream.of(SessionCommand.class.getPermittedSubclasses())
        .filter(type -> type.isRecord() && type != Start.class)
        .flatMap(type -> Stream.of(Status.values()).map(status -> Arguments.of(type, status)));
  }

  @ParameterizedTest
  @MethodSource("table")
  void every_status_decides_every_command(Class<?> command, Status status) {
    Session session = SESSIONS.getOrDefault(status, Session.NONE);
    Class<?> expected = TABLE.getOrDefault(command, Map.of()).get(status);
    assertThat(session.status()).isEqualTo(status);
    assertThat(expected)
        .as("nobody decided what becomes of %s in %s", command.getSimpleName(), status)
        .isNotNull();
    assertThat(came(decide(command(command, session), session, LATER))).isInstanceOf(expected);
  }

  @Test
  void a_session_begins_once() {
    assertThat(Interpreter.start(START, GRAPH, CHANCE, Instant.EPOCH)).isInstanceOf(DONE);
  }

  private static SessionCommand command(Class<?> type, Session session) {
    long waitId = session.waits().isEmpty() ? 99 : session.waits().getFirst().waitId();
    if (type == Input.class) {
      return new Input(null, Answer.choice("stop"), null, null);
    } else if (type == Complete.class) {
      return new Complete(waitId, 1, Map.of(), List.of());
    } else if (type == Fail.class) {
      return new Fail(waitId, 1, "DOWN", "it is down", true, null, List.of());
    } else if (type == Expire.class) {
      return new Expire(waitId);
    } else if (type == Resolve.class) {
      return new Resolve(Action.RETRY, null, null, null);
    } else if (type == Join.class) {
      return new Join(Player.named("ben", "Ben"));
    } else if (type == Leave.class) {
      return new Leave("player");
    } else if (type == Save.class) {
      return new Save("camp");
    } else if (type == Restore.class) {
      return new Restore(7);
    } else if (type == Suspend.class) {
      return new Suspend("a storm");
    } else if (type == Resume.class) {
      return new Resume(null);
    } else if (type == Abandon.class) {
      return new Abandon("no more");
    } else if (type == Step.class) {
      return new Step(null, false, null);
    } else if (type == Amend.class) {
      return new Amend(Map.of("unknown", 1L), null);
    }
    throw new AssertionError("add an example of " + type);
  }

  private static Object came(Decision decision) {
    return decision instanceof Decision.Rejected(var rejection) ? rejection : decision;
  }

  private static Session started() {
    return begun(START);
  }

  private static Session begun(Start start) {
    return ((Decision.Accepted) Interpreter.start(start, GRAPH, CHANCE, Instant.EPOCH)).after();
  }

  private static Session after(String choice) {
    return after(new Input(null, Answer.choice(choice), null, null));
  }

  private static Session after(SessionCommand command) {
    return ((Decision.Accepted) decide(command, started(), Instant.EPOCH)).after();
  }

  private static Decision decide(SessionCommand command, Session session, Instant now) {
    return Interpreter.decide(command, session, GRAPH, CHANCE, now);
  }
}
