package dev.mimir.interpreter;

import dev.mimir.graph.Graph;
import dev.mimir.graph.Region;
import dev.mimir.session.Position;
import dev.mimir.session.Rejection;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand.Step;
import dev.mimir.session.SessionEvent.NodePaused;
import dev.mimir.session.SessionEvent.Stepped;
import dev.mimir.session.Wait;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lets paused threads run.
final class Stepping {
  private Stepping() {}

  static Decision step(Step command, Turn turn, Instant now) {
    Session session = turn.session();
    List<Position> paused = paused(session);
    Rejection refusal = refusal(command, session, paused, turn.graph());
    if (refusal != null) {
      return new Decision.Rejected(refusal);
    }
    Position position = named(command.frame(), paused);
    if (position == null) {
      return Decision.notPossible(
          "no thread is paused in the frame '" + command.frame() + "'; paused are " + at(paused));
    }
    boolean on = command.on() || command.before() != null;
    if (on) {
      turn.pauses().runOn(command.before());
    }
    String node = Objects.requireNonNull(position.node());
    turn.emit(new Stepped(position.frame(), node, on, command.before(), now));
    return Interpreter.played(turn);
  }

  /// Says anew which threads are paused, when their places came from elsewhere.
  static void pauseAnew(Turn turn) {
    for (Position position : paused(turn.session())) {
      turn.emit(new NodePaused(position.frame(), Objects.requireNonNull(position.node())));
    }
  }

  private static List<Position> paused(Session session) {
    return session.positions().stream().filter(Position::paused).toList();
  }

  private static @Nullable Rejection refusal(
      Step command, Session session, List<Position> paused, Graph graph) {
    if (!session.life().debugged()) {
      return new Rejection.NotPossible(
          "the session is not debugged; start one, or a fork of this one, with \"debug\": true");
    } else if (session.incident() != null) {
      return new Rejection.NotPossible(
          "the session stands in an incident at '"
              + session.incident().node()
              + "'; resolve it before stepping");
    } else if (paused.isEmpty()) {
      return new Rejection.NotExpected("nothing is paused: " + awaited(session));
    } else if (command.before() != null && !known(command.before(), graph)) {
      return new Rejection.NotPossible("the graph has no node '" + command.before() + "'");
    }
    return null;
  }

  private static String awaited(Session session) {
    return String.join(", ", session.waits().stream().map(Stepping::awaited).toList());
  }

  private static String awaited(Wait wait) {
    String what =
        wait.effect() != null ? "an effect" : wait.forPlayers() ? "an answer" : "a deadline";
    String place = Pauses.place(wait.frame(), wait.node());
    return "'" + place + "' waits for " + what + " (wait " + wait.waitId() + ")";
  }

  private static @Nullable Position named(@Nullable String frame, List<Position> paused) {
    for (Position position : paused) {
      if (frame == null || position.frame().equals(frame)) {
        return position;
      }
    }
    return null;
  }

  private static String at(List<Position> paused) {
    return String.join(", ", paused.stream().map(one -> "'" + one.frame() + "'").toList());
  }

  /// Whether a node, or a place as `frame/node`, is in a graph or in those that it calls.
  private static boolean known(String place, Graph graph) {
    int last = place.lastIndexOf('/');
    if (last < 0) {
      return anywhere(place, graph);
    }
    try {
      return graph.region(place.substring(0, last)).node(place.substring(last + 1)) != null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean anywhere(String node, Graph graph) {
    Stream<Region> regions =
        Stream.concat(Stream.of(graph.top()), graph.fragments().values().stream());
    return regions.anyMatch(region -> region.node(node) != null)
        || graph.callees().values().stream().anyMatch(callee -> anywhere(node, callee));
  }
}
