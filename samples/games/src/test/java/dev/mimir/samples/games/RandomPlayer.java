package dev.mimir.samples.games;

import dev.mimir.graph.Graph;
import dev.mimir.session.Answer;
import dev.mimir.session.InputRule;
import dev.mimir.session.Player;
import dev.mimir.session.Status;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Option;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Plays without a thought, decided by a number alone. One in eight reaches nothing outside.
final class RandomPlayer {
  private static final int PATIENCE = 500;
  private static final List<String> WORDS =
      List.of("Wren", "the Merriment", "keep off", "come in", "the sea door", "north channel");

  private final Random random;
  private final boolean reachable;

  RandomPlayer(long number) {
    this.random = new Random(number);
    this.reachable = number % 8 != 7;
  }

  /// A session from its start to its end, or to the end of the player's patience.
  Table play(Graph graph) {
    byte[] seed = new byte[32];
    random.nextBytes(seed);
    Table table = Table.begin(graph, HexFormat.of().formatHex(seed), "");
    table.settle(reachable);
    for (int i = 0; i < PATIENCE && table.session().status() != Status.ENDED; i++) {
      table.answer(answer(table.session().waits().getFirst()));
      table.settle(reachable);
    }
    return table;
  }

  private Answer answer(Wait wait) {
    List<Option> choices = wait.awaited().choices();
    return wait.awaited().kind() == Wait.Kind.CHOICE
        ? Answer.choice(choices.get(random.nextInt(choices.size())).id())
        : typed(Objects.requireNonNull(wait.awaited().input()));
  }

  private Answer typed(InputRule rule) {
    return switch (rule.type()) {
      case TEXT -> Answer.text(Player.SOLE.playerId(), WORDS.get(random.nextInt(WORDS.size())));
      case BOOL -> Answer.value(random.nextBoolean());
      case INT, DOUBLE -> Answer.value(random.nextLong(bound(rule.min()), bound(rule.max()) + 1));
    };
  }

  private static long bound(@Nullable Double number) {
    return Objects.requireNonNull(number, "the games bound their numbers").longValue();
  }
}
