package dev.mimir.playtest;

import dev.mimir.graph.Graph;
import dev.mimir.session.Player;
import dev.mimir.session.SessionCommand.Start;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What all runs share.
///
/// @param watch sees what happens
record Table(Atlas atlas, Start start, Outside outside, int maxTurns, Watch watch) {

  static Table of(Atlas atlas, Plan plan, Outside outside, Watch watch) {
    Graph graph = atlas.graph();
    Start start =
        new Start(graph.id(), 1, graph.contentHash(), players(plan.players()), Map.of(), null, "");
    return new Table(atlas, start, outside, plan.maxTurns(), watch);
  }

  private static List<Player> players(int count) {
    return count == 1
        ? List.of()
        : IntStream.rangeClosed(1, count)
            .mapToObj(number -> Player.named("player-" + number, "Player " + number))
            .toList();
  }

  Graph graph() {
    return atlas.graph();
  }

  /// The same without anybody who looks.
  Table unwatched() {
    return new Table(atlas, start, outside, maxTurns, Watch.NONE);
  }
}
