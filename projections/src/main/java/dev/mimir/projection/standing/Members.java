package dev.mimir.projection.standing;

import dev.mimir.projection.StorableText;
import dev.mimir.session.Player;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.PlayerJoined;
import dev.mimir.session.SessionEvent.PlayerLeft;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.List;
import java.util.stream.Stream;

/// The ids of those who play a session, as they are stored.
public final class Members {
  private Members() {}

  /// Of a session that began.
  public static List<String> of(SessionStarted started) {
    return started.players().stream()
        .map(Player::playerId)
        .map(StorableText::of)
        .distinct()
        .toList();
  }

  /// After one more event.
  public static List<String> after(List<String> players, SessionEvent event) {
    return switch (event) {
      case PlayerJoined joined -> {
        String id = StorableText.of(joined.player().playerId());
        yield Stream.concat(players.stream(), Stream.of(id)).distinct().toList();
      }
      case PlayerLeft left -> {
        String id = StorableText.of(left.player());
        yield players.stream().filter(player -> !player.equals(id)).toList();
      }
      default -> players;
    };
  }
}
