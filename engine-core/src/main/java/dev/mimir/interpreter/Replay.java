package dev.mimir.interpreter;

import dev.mimir.graph.Graph;
import dev.mimir.graph.Variable;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionCommand.Start;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.AtNode;
import dev.mimir.session.SessionEvent.CallStarted;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.shared.SharedReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Decides a recorded log again, from the inputs, draws and outside results in it, and compares
/// event by event. It is decided by the same interpreter as live play.
public final class Replay {
  private final List<? extends SessionEvent> log;
  private Graph graph;
  private final Chance chance;
  private final BiPredicate<SessionEvent, SessionEvent> same;
  private final Graph from;
  private final @Nullable IntFunction<Graph> versions;
  private Session session = Session.NONE;

  private Replay(
      List<? extends SessionEvent> log,
      Graph graph,
      Chance chance,
      BiPredicate<SessionEvent, SessionEvent> same,
      Graph from,
      @Nullable IntFunction<Graph> versions) {
    this.log = log;
    this.graph = graph;
    this.chance = chance;
    this.same = same;
    this.from = from;
    this.versions = versions;
  }

  /// Where a log and what is decided now part for the first time.
  ///
  /// @param sequence of the recorded event that is not met; behind the log's last event when more
  ///   is decided now
  /// @param turn answers accepted before
  /// @param node at which it happens; null when at none
  /// @param expected the recorded event; null when none was recorded
  /// @param actual what is decided now; null when nothing is
  /// @param message in words
  public record Divergence(
      long sequence,
      long turn,
      @Nullable String node,
      @Nullable SessionEvent expected,
      @Nullable SessionEvent actual,
      String message) {}

  /// Decides a log again on the version of the graph on which it was played: every event is equal.
  ///
  /// @param log from its first event on; of a fork what it inherits is taken as it is
  /// @return null when it is the same
  public static @Nullable Divergence proof(
      List<? extends SessionEvent> log, Graph graph, Chance chance) {
    return proof(
        log,
        graph,
        chance,
        version -> {
          throw new IllegalArgumentException("no version " + version);
        });
  }

  /// As {@link #proof(List, Graph, Chance)}, of a session that may have been moved to other
  /// versions.
  ///
  /// @param graph the version on which it began
  /// @param versions others by number
  public static @Nullable Divergence proof(
      List<? extends SessionEvent> log, Graph graph, Chance chance, IntFunction<Graph> versions) {
    return new Replay(log, graph, chance, Object::equals, graph, versions).run();
  }

  /// Decides a log again on another version of the graph. Versions, content hashes and first values
  /// of variables are not compared, nor variables of calls that only one of the versions has: what
  /// comes of them is. It ends where the session was moved to another version.
  ///
  /// @param from the version on which it was played
  /// @return null when the same happens
  public static @Nullable Divergence on(
      Graph other, Graph from, List<? extends SessionEvent> log, Chance chance) {
    return new Replay(log, other, chance, Replay::alike, from, null).run();
  }

  private @Nullable Divergence run() {
    int at = opening();
    while (at < log.size()) {
      SessionEvent first = log.get(at);
      if (!Recorded.begins(first)) {
        return divergence(at, first, null, "nothing follows here any more");
      } else if (first instanceof SessionMigrated && versions == null) {
        return null;
      }
      Decision decision;
      try {
        decision = decided(at);
      } catch (IllegalArgumentException | IllegalStateException lost) {
        return divergence(at, log.get(at), null, "the session has no place in this graph any more");
      }
      if (!(decision instanceof Decision.Accepted(var events, Session after))) {
        return divergence(at, log.get(at), null, refusal(decision));
      }
      Divergence divergence = compared(at, events);
      if (divergence != null) {
        return divergence;
      }
      at += events.size();
      session = after;
    }
    return null;
  }

  private Decision decided(int at) {
    SharedReader shared = Recorded.shared(session, at + 1 < log.size() ? log.get(at + 1) : null);
    if (log.get(at) instanceof SessionMigrated moved && versions != null) {
      Move move =
          new Move(moved.graphVersion(), moved.contentHash(), moved.nodes(), moved.reason());
      Graph before = graph;
      graph = versions.apply(moved.graphVersion());
      return Moving.move(move, session, before, graph, chance, moved.at(), shared);
    }
    Recorded.Given given = Objects.requireNonNull(Recorded.command(log, at));
    return Interpreter.decide(command(given), session, graph, chance, given.at(), shared);
  }

  /// On another version a session begins with that version's first values, but for those that its
  /// starter gave.
  private SessionCommand command(Recorded.Given given) {
    return versions == null && graph != from && given.command() instanceof Start start
        ? new Start(
            start.graphId(),
            start.graphVersion(),
            start.contentHash(),
            start.players(),
            given(start.variables()),
            start.explicitSeed(),
            start.clientSeed(),
            start.debug())
        : given.command();
  }

  private Map<String, Object> given(Map<String, Object> variables) {
    Map<String, Object> given = new HashMap<>();
    variables.forEach((name, value) -> {
      Variable then = from.variables().get(name);
      boolean first = then != null && then.initial().equals(value);
      if (!first && graph.ownVariables().containsKey(name)) {
        given.put(name, value);
      }
    });
    return given;
  }

  /// What a fork inherits is not decided: it is there.
  private int opening() {
    int at = 0;
    while (at < log.size() && !Recorded.begins(log.get(at))) {
      session = session.on(log.get(at));
      at++;
    }
    return at;
  }

  private static String refusal(Decision decision) {
    return decision instanceof Decision.Rejected(var rejection)
        ? "it is refused now: " + rejection.message()
        : "it is taken for a repetition now";
  }

  private @Nullable Divergence compared(int from, List<SessionEvent> events) {
    for (int i = 0; i < events.size(); i++) {
      SessionEvent actual = events.get(i);
      SessionEvent expected = from + i < log.size() ? log.get(from + i) : null;
      boolean begins = i > 0 && expected != null && Recorded.begins(expected);
      if (expected == null || begins) {
        return divergence(from + i, begins ? null : expected, actual, more(actual));
      } else if (!same.test(expected, actual)) {
        return divergence(from + i, expected, actual, other(expected, actual));
      }
    }
    return null;
  }

  private static String more(SessionEvent actual) {
    return actual instanceof EffectRequested asked
        ? unrecorded(asked)
        : "the turn goes on with what was not recorded";
  }

  private static String other(SessionEvent expected, SessionEvent actual) {
    if (actual instanceof EffectRequested asked) {
      return unrecorded(asked);
    }
    return expected.getClass() == actual.getClass()
        ? "it happens otherwise"
        : "something else happens";
  }

  private static String unrecorded(EffectRequested asked) {
    return "a result of the kind '"
        + asked.kind()
        + "' is asked for that was never recorded; the replay ends here";
  }

  private Divergence divergence(
      int at, @Nullable SessionEvent expected, @Nullable SessionEvent actual, String message) {
    String node = node(expected);
    return new Divergence(
        at, session.turn(), node == null ? node(actual) : node, expected, actual, message);
  }

  private static @Nullable String node(@Nullable SessionEvent event) {
    return event instanceof AtNode here && !here.node().isEmpty()
        ? (here.frame().isEmpty() ? "" : here.frame() + "/") + here.node()
        : null;
  }

  private static boolean alike(SessionEvent expected, SessionEvent actual) {
    return switch (expected) {
      case SessionStarted then when actual instanceof SessionStarted now -> alike(then, now);
      case CallStarted then when actual instanceof CallStarted now -> alike(then, now);
      default -> expected.equals(actual);
    };
  }

  private static boolean alike(SessionStarted then, SessionStarted now) {
    return then.graphId().equals(now.graphId())
        && then.players().equals(now.players())
        && then.commitment().equals(now.commitment());
  }

  private static boolean alike(CallStarted then, CallStarted now) {
    return then.frame().equals(now.frame())
        && then.node().equals(now.node())
        && unpinned(then.graph()).equals(unpinned(now.graph()))
        && common(then.locals(), now.locals()).equals(common(now.locals(), then.locals()))
        && then.personal().equals(now.personal());
  }

  private static String unpinned(String graph) {
    int version = graph.indexOf('@');
    return version < 0 ? graph : graph.substring(0, version);
  }

  /// The values of those names that both have.
  private static Map<String, Object> common(Map<String, Object> values, Map<String, ?> other) {
    Map<String, Object> both = new HashMap<>(values);
    both.keySet().retainAll(other.keySet());
    return both;
  }
}
