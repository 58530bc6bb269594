package dev.mimir.projection.choiceshare;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mimir.projection.standing.Places;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.Voted;
import dev.mimir.session.SessionEvent.WaitOpened;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Whom a session asks.
///
/// @param several frames whose latest wait asks several players, so that none of them decides alone
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Asking(Places places, Set<String> several) {
  static final Set<Class<? extends SessionEvent>> EVENTS = events();

  Asking {
    several = Objects.requireNonNullElse(several, Set.of());
  }

  private static Set<Class<? extends SessionEvent>> events() {
    Set<Class<? extends SessionEvent>> events = new HashSet<>(Places.EVENTS);
    events.addAll(Set.of(WaitOpened.class, InputReceived.class, Voted.class));
    return events;
  }

  /// After one more event.
  Asking on(SessionEvent event) {
    return new Asking(
        places.on(event), event instanceof WaitOpened opened ? opened(opened) : several);
  }

  private Set<String> opened(WaitOpened opened) {
    boolean asksSeveral = opened.awaited().needed() != null;
    if (asksSeveral == several.contains(opened.frame())) {
      return several;
    }
    Set<String> after = new TreeSet<>(several);
    if (asksSeveral) {
      after.add(opened.frame());
    } else {
      after.remove(opened.frame());
    }
    return after;
  }
}
