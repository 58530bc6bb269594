package dev.mimir.tiny;

import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.VariableName;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Text;
import dev.mimir.session.Wait.Awaited;
import dev.mimir.session.Wait.Kind;
import dev.mimir.session.Wait.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Waits until all players, or some, say that they are there.
final class EveryoneNode implements NodeType<EveryoneNode.Config> {

  record Config(
      @Nullable Integer needed, @Nullable Duration timeout, @Nullable VariableName into) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("everyone", Config.class)
        .ports(
            List.of(Port.NEXT, Port.TIMEOUT),
            config ->
                config.timeout() == null ? Port.next() : Port.required(Port.NEXT, Port.TIMEOUT))
        .waiting();
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    return Outcome.await(
        new Awaited(
            Kind.PLAYERS,
            null,
            List.of(new Option("here", Text.plain("Here"), null, null, null)),
            List.of(),
            null,
            context.players().stream().map(Player::playerId).toList(),
            context.deadline(config.timeout()),
            config.needed() == null ? Awaited.ALL : config.needed()));
  }

  @Override
  public Outcome answeredByAll(Config config, Map<String, Answer> answers, NodeContext context) {
    if (config.into() != null) {
      context.write(config.into().name(), List.copyOf(answers.keySet()), null);
    }
    return Outcome.next();
  }
}
