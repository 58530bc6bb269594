package dev.mimir.tiny;

import dev.mimir.expression.Expression;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.PortName;
import dev.mimir.node.Result;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Text;
import dev.mimir.session.Wait.Awaited;
import dev.mimir.session.Wait.Kind;
import dev.mimir.session.Wait.Option;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Waits for a choice of the players named, or of any; by `nobody` when none is open.
final class AskNode implements NodeType<AskNode.Config> {

  record Config(List<Choice> choices, @Nullable List<String> players) {}

  record Choice(
      PortName id,
      @Nullable @Result(Result.Kind.BOOL) Expression when,
      @Nullable Boolean once,
      @Nullable Boolean locked) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("ask", Config.class)
        .shortFor("choices")
        .ports(List.of("each choice id"), AskNode::ports)
        .waiting();
  }

  private static List<Port> ports(Config config) {
    return Port.required(
        config.choices().stream().map(choice -> choice.id().name()).toArray(String[]::new));
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    List<String> players =
        config.players() == null
            ? context.players().stream().map(Player::playerId).toList()
            : config.players();
    return Outcome.await(
        new Awaited(
            Kind.CHOICE,
            null,
            offered(config, context, false),
            offered(config, context, true),
            null,
            players,
            null));
  }

  private static List<Option> offered(Config config, NodeContext context, boolean locked) {
    return config.choices().stream()
        .filter(choice -> open(choice, context))
        .filter(choice -> locked == Boolean.TRUE.equals(choice.locked()))
        .map(choice -> choice.id().name())
        .map(id -> new Option(id, Text.plain(id), null, null, null))
        .toList();
  }

  private static boolean open(Choice choice, NodeContext context) {
    boolean used =
        Boolean.TRUE.equals(choice.once())
            && context.here().taken(context.node(), choice.id().name()) > 0;
    return !used && context.holds(choice.when());
  }

  @Override
  public Outcome answered(Config config, Answer answer, NodeContext context) {
    return Outcome.leaveBy(Objects.requireNonNull(answer.choice()));
  }
}
