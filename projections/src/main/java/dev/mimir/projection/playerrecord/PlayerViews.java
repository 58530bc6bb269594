package dev.mimir.projection.playerrecord;

import dev.mimir.projection.View;
import dev.mimir.projection.schema.tables.PlayerEnding;
import dev.mimir.projection.schema.tables.PlayerRecord;
import dev.mimir.projection.schema.tables.PlayerSeen;
import java.util.List;

/// What analysts see of players.
final class PlayerViews {
  private PlayerViews() {}

  static List<View> of(PlayerRecord records, PlayerEnding endings, PlayerSeen seen) {
    return List.of(
        View.of("players", records.getComment(), records)
            .with(records.TENANT)
            .with(records.PLAYER_ID)
            .with(records.GRAPH_ID)
            .with(records.ORIGIN)
            .with(records.SESSIONS)
            .with(records.ENDED)
            .with(records.ABANDONED)
            .with(records.DEPARTED)
            .with(records.INPUTS)
            .with(records.PLAYED_MS),
        View.of("player_endings", endings.getComment(), endings)
            .with(endings.TENANT)
            .with(endings.PLAYER_ID)
            .with(endings.GRAPH_ID)
            .with(endings.ORIGIN)
            .with(endings.ENDING)
            .with(endings.SESSIONS),
        View.of("players_seen", seen.getComment(), seen)
            .with(seen.TENANT)
            .with(seen.PLAYER_ID)
            .with(seen.GRAPH_ID)
            .with(seen.FIRST_AT)
            .with(seen.LAST_AT));
  }
}
