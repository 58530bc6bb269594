package dev.mimir.projection.incidentlog;

import dev.mimir.projection.Recorded;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.BranchCancelled;
import dev.mimir.session.SessionEvent.BranchEnded;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.IncidentResolved;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionForked;
import dev.mimir.session.SessionEvent.SessionRestored;
import org.jspecify.annotations.Nullable;

/// An incident that stands, of which a session has one at most.
///
/// @param sequence of the event that raised it
/// @param frame in which it was raised
record Standing(long sequence, String frame) {

  /// The end of an incident.
  ///
  /// @param action as of {@link Incident}
  record End(String action, @Nullable String port, @Nullable String reason) {}

  /// The incident that an event raises; null when it raises none.
  static @Nullable IncidentRaised raised(Recorded event) {
    return switch (event.payload()) {
      case IncidentRaised raised -> raised;
      case SessionForked forked -> forked.incident();
      default -> null;
    };
  }

  /// Whether an event may end an incident of its session.
  static boolean mayEnd(Recorded event) {
    return switch (event.payload()) {
      case IncidentResolved _, SessionRestored _, SessionAbandoned _ -> true;
      case BranchEnded _, BranchCancelled _ -> true;
      default -> false;
    };
  }

  /// What an event makes of it; null when it goes on standing.
  @Nullable End endedBy(Recorded event) {
    return switch (event.payload()) {
      case IncidentResolved resolved ->
          new End(resolved.action(), resolved.port(), resolved.reason());
      case SessionRestored _ -> new End("restored", null, null);
      case SessionAbandoned(_, _, var reason) -> new End("abandoned", null, reason);
      case BranchEnded branch ->
          cancelled(Session.inside(branch.frame(), branch.node(), branch.branch()));
      case BranchCancelled branch ->
          cancelled(Session.inside(branch.frame(), branch.node(), branch.branch()));
      default -> null;
    };
  }

  private @Nullable End cancelled(String branch) {
    return frame.equals(branch) || frame.startsWith(branch + "/")
        ? new End("cancelled", null, null)
        : null;
  }
}
