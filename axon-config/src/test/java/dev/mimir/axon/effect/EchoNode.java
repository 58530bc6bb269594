package dev.mimir.axon.effect;

import dev.mimir.expression.Template;
import dev.mimir.node.Effect;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.Retry;
import dev.mimir.node.VariableName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Asks {@link EchoHandler}.
public final class EchoNode implements NodeType<EchoNode.Config> {

  public record Config(
      Template ask, VariableName into, @Nullable Duration timeout, @Nullable Retry retry) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("echo", Config.class)
        .ports(
            List.of(Port.NEXT, Port.ERROR),
            _ -> List.of(Port.required(Port.NEXT), Port.orIncident(Port.ERROR)))
        .waiting();
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    return Outcome.request(
        new Effect(
            "echo",
            Map.of("ask", context.text(config.ask())),
            null,
            config.timeout(),
            Objects.requireNonNullElse(config.retry(), Retry.DEFAULT)));
  }

  @Override
  public Outcome completed(Config config, Effect.Done done, NodeContext context) {
    context.write(config.into().name(), Objects.requireNonNull(done.result().get("said")), null);
    return Outcome.next();
  }
}
