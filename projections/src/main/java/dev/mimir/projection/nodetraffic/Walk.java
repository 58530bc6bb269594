package dev.mimir.projection.nodetraffic;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mimir.projection.Recorded;
import dev.mimir.projection.standing.Members;
import dev.mimir.projection.standing.Places;
import dev.mimir.projection.standing.Standing;
import dev.mimir.projection.tally.Played;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.BranchCancelled;
import dev.mimir.session.SessionEvent.BranchEnded;
import dev.mimir.session.SessionEvent.CallReturned;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.NodeLeft;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionRestored;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where a session is on its way.
///
/// @param players ids of those who play
/// @param standing what is open
/// @param visits the nodes that were entered and not left yet, by frame; those that a restore or a
///   move to another version interrupted are forgotten, since nobody can say how long they took
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Walk(Places places, List<String> players, Standing standing, Map<String, Visit> visits) {
  static final Set<Class<? extends SessionEvent>> EVENTS = events();

  /// A node that was entered.
  record Visit(String node, Instant since) {}

  Walk {
    players = Objects.requireNonNullElse(players, List.of());
    standing = Objects.requireNonNullElse(standing, Standing.BEGUN);
    visits = Objects.requireNonNullElse(visits, Map.of());
  }

  private static Set<Class<? extends SessionEvent>> events() {
    Set<Class<? extends SessionEvent>> events = new HashSet<>(Places.EVENTS);
    events.addAll(Standing.OPENING_AND_CLOSING);
    events.addAll(Set.of(NodeEntered.class, NodeLeft.class));
    return events;
  }

  static Walk begun(SessionStarted started) {
    return new Walk(
        Places.begun(Played.begun(started)), Members.of(started), Standing.BEGUN, Map.of());
  }

  /// After one more event.
  Walk on(Recorded recorded, SessionEvent event) {
    return new Walk(
        places.on(event),
        Members.after(players, event),
        standing.on(recorded.sequence(), event, players),
        visits(recorded.at(), event));
  }

  /// When a node that is being left was entered; null when nobody can say.
  @Nullable Instant since(NodeLeft left) {
    Visit visit = visits.get(left.frame());
    return visit == null || !visit.node().equals(left.node()) ? null : visit.since();
  }

  private Map<String, Visit> visits(Instant at, SessionEvent event) {
    return switch (event) {
      case NodeEntered entered -> with(entered.frame(), new Visit(entered.node(), at));
      case NodeLeft left -> without(left.frame());
      case CallReturned back -> outside(Session.inside(back.frame(), back.node()));
      case BranchEnded(var frame, var node, var branch, _, _, _) ->
          outside(Session.inside(frame, node, branch));
      case BranchCancelled(var frame, var node, var branch) ->
          outside(Session.inside(frame, node, branch));
      case SessionRestored _, SessionMigrated _ -> Map.of();
      default -> visits;
    };
  }

  private Map<String, Visit> with(String frame, Visit visit) {
    Map<String, Visit> more = new TreeMap<>(visits);
    more.put(frame, visit);
    return more;
  }

  private Map<String, Visit> without(String frame) {
    Map<String, Visit> rest = new TreeMap<>(visits);
    rest.remove(frame);
    return rest;
  }

  private Map<String, Visit> outside(String frame) {
    Map<String, Visit> rest = new TreeMap<>(visits);
    rest.keySet().removeIf(inner -> inner.equals(frame) || inner.startsWith(frame + "/"));
    return rest;
  }
}
