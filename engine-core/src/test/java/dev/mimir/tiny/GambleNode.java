package dev.mimir.tiny;

import dev.mimir.dice.Dice;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Pick;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Text;
import dev.mimir.session.Wait.Awaited;
import dev.mimir.session.Wait.Kind;
import dev.mimir.session.Wait.Option;
import java.util.List;

/// Rolls and picks again and again within one visit, until the player stops.
final class GambleNode implements NodeType<GambleNode.Config> {
  private static final Dice DICE = Dice.parse("2d6");

  record Config() {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("gamble", Config.class).drawing(_ -> true).waiting();
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    context.roll(DICE, null);
    context.pick(
        Pick.RANDOM, List.of(new Pick.Candidate("red", 1), new Pick.Candidate("black", 1)));
    return Outcome.await(
        new Awaited(
            Kind.CHOICE,
            null,
            List.of(option("again"), option("stop")),
            List.of(),
            null,
            context.players().stream().map(Player::playerId).toList(),
            null));
  }

  private static Option option(String id) {
    return new Option(id, Text.plain(id), null, null, null);
  }

  @Override
  public Outcome answered(Config config, Answer answer, NodeContext context) {
    return "again".equals(answer.choice()) ? execute(config, context) : Outcome.next();
  }
}
