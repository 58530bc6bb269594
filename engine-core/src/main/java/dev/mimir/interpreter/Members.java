package dev.mimir.interpreter;

import dev.mimir.session.Player;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.PlayerJoined;
import dev.mimir.session.SessionEvent.PlayerLeft;
import dev.mimir.session.SessionEvent.WaitSettled;
import dev.mimir.session.Wait;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Lets players join and leave.
final class Members {
  private Members() {}

  static Decision join(Player player, Turn turn, Instant now) {
    List<Player> players = turn.session().players();
    int most = turn.graph().maxPlayers();
    if (players.size() >= most) {
      return Decision.notPossible(
          "this graph is for at most " + most + " players, and all places are taken");
    }
    String wrong =
        Starting.wrongPlayer(Stream.concat(players.stream(), Stream.of(player)).toList());
    if (wrong != null) {
      return Decision.notPossible(wrong);
    }
    turn.emit(new PlayerJoined(player, now));
    return Interpreter.played(turn);
  }

  static Decision leave(String player, Turn turn, Instant now) {
    Session session = turn.session();
    if (session.players().stream().noneMatch(p -> p.playerId().equals(player))) {
      return Decision.notPossible("'" + player + "' does not play here");
    }
    if (session.players().size() == 1) {
      return Decision.notPossible("the last player cannot leave");
    }
    turn.emit(new PlayerLeft(player, now));
    turn.gone(player);
    for (Wait wait : turn.session().waits()) {
      if (wait.forPlayers() && wait.complete() && !wait.answers().isEmpty()) {
        turn.emit(new WaitSettled(wait.frame(), wait.node(), wait.waitId(), now));
        turn.answered(wait);
      }
    }
    return Interpreter.played(turn);
  }
}
