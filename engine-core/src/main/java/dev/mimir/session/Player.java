package dev.mimir.session;

/// Someone who plays a session.
///
/// @param playerId chosen by the client, unique in the session
/// @param name as shown to others
public record Player(String playerId, Text name) {

  /// The player of a session that named none.
  public static final Player SOLE = new Player("player", Text.plain("Player"));

  /// A player whose name is personal.
  public static Player named(String playerId, String name) {
    return new Player(playerId, Text.of(playerId, name));
  }
}
