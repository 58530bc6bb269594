package dev.mimir.interpreter;

import dev.mimir.graph.Place;
import dev.mimir.graph.Variable;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.shared.SharedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells whose a value is that was made from others: that of the first player whose words it may
/// hold.
final class Personals {
  private Personals() {}

  static @Nullable String owner(Iterable<String> references, Place place, Session session) {
    for (String name : references) {
      String owner = owner(name, place, session);
      if (owner != null) {
        return owner;
      }
    }
    return null;
  }

  private static @Nullable String owner(String name, Place place, Session session) {
    return switch (name) {
      case "input", "last" -> typed(session);
      case "player" -> named(List.of(SessionScope.acting(session, place.frame())));
      case "players" -> named(session.players());
      default -> ofVariable(name, place, session);
    };
  }

  private static @Nullable String ofVariable(String name, Place place, Session session) {
    Variable shared = place.shared(name);
    if (shared == null) {
      return session.world().ownerOf(place.holder(name), name);
    }
    SharedValue known = Sharing.known(shared, place, session);
    return known == null ? null : known.personalOf();
  }

  private static @Nullable String typed(Session session) {
    InputReceived input = session.recent().input();
    Answer answer = input == null ? null : input.answer();
    return input == null || answer == null || answer.text() == null ? null : input.player();
  }

  private static @Nullable String named(List<Player> players) {
    for (Player player : players) {
      if (player.name().personalOf() != null) {
        return player.playerId();
      }
    }
    return null;
  }
}
