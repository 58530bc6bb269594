package dev.mimir.tiny;

import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Pick;
import dev.mimir.node.Port;
import dev.mimir.node.PortName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Leaves by one of several branches.
final class FlipNode implements NodeType<FlipNode.Config> {

  record Config(List<Branch> branches, @Nullable Pick pick) {}

  record Branch(PortName port, @Nullable Long weight) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("flip", Config.class)
        .ports(
            List.of("each branch"),
            config ->
                Port.required(
                    config.branches().stream().map(b -> b.port().name()).toArray(String[]::new)))
        .drawing(_ -> true);
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    List<Pick.Candidate> open =
        config.branches().stream()
            .map(b -> new Pick.Candidate(b.port().name(), b.weight() == null ? 1 : b.weight()))
            .toList();
    return Outcome.leaveBy(context.pick(config.pick() == null ? Pick.RANDOM : config.pick(), open));
  }
}
