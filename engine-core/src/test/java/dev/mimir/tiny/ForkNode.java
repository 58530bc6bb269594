package dev.mimir.tiny;

import dev.mimir.expression.Expression;
import dev.mimir.node.CalleeValue;
import dev.mimir.node.FragmentName;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.VariableName;
import dev.mimir.session.Fork;
import dev.mimir.session.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs fragments beside each other: those named, or one for each player. It goes on when enough
/// have ended.
final class ForkNode implements NodeType<ForkNode.Config> {

  record Config(
      @Nullable Map<String, FragmentName> branches,
      @Nullable FragmentName each,
      @Nullable Integer enough,
      @Nullable Boolean skip,
      @Nullable CalleeValue value,
      @Nullable VariableName into) {

    Map<String, FragmentName> fragments() {
      return branches == null ? Map.of() : branches;
    }
  }

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("fork", Config.class)
        .ports(
            List.of(Port.NEXT, Port.ERROR),
            _ -> List.of(Port.required(Port.NEXT), Port.orIncident(Port.ERROR)))
        .forking(ForkNode::fragments);
  }

  private static Map<String, String> fragments(Config config) {
    return config.each() != null
        ? Map.of(NodeSpec.ANY_BRANCH, config.each().name())
        : config.fragments().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().name()));
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    FragmentName each = config.each();
    return Outcome.fork(
        each != null
            ? context.players().stream()
                .map(Player::playerId)
                .map(id -> new Outcome.Start(id, each.name(), Map.of(), id))
                .toList()
            : config.fragments().entrySet().stream()
                .map(one -> new Outcome.Start(one.getKey(), one.getValue().name(), Map.of(), null))
                .toList());
  }

  @Override
  public Outcome branchEnded(Config config, Fork branches, NodeContext context) {
    long came = branches.ended().values().stream().filter(one -> one.ending() != null).count();
    boolean enough = config.enough() != null && came >= config.enough();
    if (!enough && !branches.running().isEmpty()) {
      return Outcome.rest();
    }
    if (config.into() != null) {
      List<Object> values = new ArrayList<>();
      for (Fork.Ended ended : branches.ended().values()) {
        if (ended.value() != null) {
          values.add(ended.value());
        }
      }
      context.write(config.into().name(), values, null);
    }
    return Outcome.next();
  }

  @Override
  public @Nullable Expression collected(Config config) {
    return config.value() == null ? null : config.value().expression();
  }

  @Override
  public boolean skipsFailedBranches(Config config) {
    return Boolean.TRUE.equals(config.skip());
  }
}
