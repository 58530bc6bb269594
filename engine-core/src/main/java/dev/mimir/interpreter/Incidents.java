package dev.mimir.interpreter;

import dev.mimir.graph.Node;
import dev.mimir.session.Content;
import dev.mimir.session.Position;
import dev.mimir.session.SessionCommand.Action;
import dev.mimir.session.SessionCommand.Resolve;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.IncidentResolved;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Requested;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Deals with incidents.
final class Incidents {
  private Incidents() {}

  /// Why the incident cannot be resolved so; null when it can.
  static @Nullable String problem(
      Resolve command, Turn turn, IncidentRaised incident, Position position) {
    return switch (command.action()) {
      case RETRY -> null;
      case SKIP -> wrongPort(command.port(), turn, incident, position);
      case ANSWER ->
          position.failed() == null
              ? "only the incident of an effect can be answered; use retry or skip"
              : command.result() == null
                  ? "give the \"result\" that the effect should have had"
                  : null;
    };
  }

  private static @Nullable String wrongPort(
      @Nullable String port, Turn turn, IncidentRaised incident, Position position) {
    if (incident.node().isEmpty()) {
      return "no node was entered that could be left; use retry";
    }
    Node<?> node = turn.node(position);
    return port != null && node.exit(port) != null
        ? null
        : "name the \"port\" to leave '"
            + node.id()
            + "' by; connected are "
            + String.join(", ", new TreeSet<>(node.exits().keySet()));
  }

  static void resolve(
      Turn turn, Resolve command, IncidentRaised incident, Position position, Instant now) {
    Wait failed = position.failed();
    Requested effect = failed == null ? null : failed.effect();
    Map<String, Object> given = command.result();
    Content result =
        effect == null || given == null ? null : new Content(given, effect.request().personalOf());
    turn.emit(
        new IncidentResolved(
            incident.frame(),
            incident.node(),
            command.action().name().toLowerCase(Locale.ROOT),
            command.port(),
            result,
            command.reason(),
            now));
    if (command.action() == Action.SKIP && command.port() != null) {
      turn.leave(incident.frame(), turn.node(position), command.port());
    } else if (effect != null && result != null) {
      turn.completed(incident.frame(), Effects.done(effect, result));
    }
  }
}
