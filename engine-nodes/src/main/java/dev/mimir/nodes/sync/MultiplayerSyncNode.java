package dev.mimir.nodes.sync;

import com.google.auto.service.AutoService;
import dev.mimir.node.Doc;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.Quorum;
import dev.mimir.node.Words;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Text;
import dev.mimir.session.Wait.Awaited;
import dev.mimir.session.Wait.Kind;
import dev.mimir.session.Wait.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Waits until enough players say that they are ready.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class MultiplayerSyncNode implements NodeType<MultiplayerSyncNode.Config> {
  /// What a player answers with.
  static final String READY = "ready";

  /// @param waitFor for how many players
  /// @param timeout when it goes on without them
  @Doc("Waits until enough players are ready.")
  public record Config(
      @Doc("`all` players who are there, or a number of them.") @Words("all") Quorum waitFor,
      @Doc("How long to wait; then it leaves by `timeout`.") @Nullable Duration timeout) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("multiplayer_sync", Config.class)
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
            List.of(new Option(READY, Text.plain("Ready"), null, null, null)),
            List.of(),
            null,
            context.players().stream().map(Player::playerId).toList(),
            context.deadline(config.timeout()),
            Objects.requireNonNullElse(config.waitFor().number(), Awaited.ALL)));
  }

  @Override
  public Outcome answeredByAll(Config config, Map<String, Answer> answers, NodeContext context) {
    return Outcome.next();
  }
}
