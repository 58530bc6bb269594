package dev.mimir.projection.funnel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mimir.projection.standing.Place;
import dev.mimir.projection.standing.Places;
import dev.mimir.projection.tally.Played;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How far a session has come in its own graph.
///
/// @param reached nodes that it has entered, each as `fragment/node` or `node`
/// @param last node that it entered last; null when none
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Passage(Places places, Set<String> reached, @Nullable Step last) {
  static final Set<Class<? extends SessionEvent>> EVENTS = events();

  /// A node, and the version at which it was entered.
  record Step(String fragment, String node, int version) {
    Step {
      fragment = Objects.requireNonNullElse(fragment, "");
    }

    String name() {
      return fragment.isEmpty() ? node : fragment + "/" + node;
    }
  }

  Passage {
    reached = Objects.requireNonNullElse(reached, Set.of());
  }

  private static Set<Class<? extends SessionEvent>> events() {
    Set<Class<? extends SessionEvent>> events = new HashSet<>(Places.EVENTS);
    events.add(NodeEntered.class);
    return events;
  }

  static Passage begun(SessionStarted started) {
    return new Passage(Places.begun(Played.begun(started)), Set.of(), null);
  }

  Played played() {
    return places.played();
  }

  /// After one more event.
  Passage on(SessionEvent event) {
    Step step = event instanceof NodeEntered entered ? step(entered) : null;
    return step == null
        ? new Passage(places.on(event), reached, last)
        : new Passage(places, with(step.name()), step);
  }

  private @Nullable Step step(NodeEntered entered) {
    Place place = places.of(entered.frame());
    return place == null || !place.own()
        ? null
        : new Step(place.fragment(), entered.node(), place.version());
  }

  private Set<String> with(String name) {
    if (reached.contains(name)) {
      return reached;
    }
    Set<String> more = new TreeSet<>(reached);
    more.add(name);
    return more;
  }
}
