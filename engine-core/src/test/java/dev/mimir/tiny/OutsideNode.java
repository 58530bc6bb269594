package dev.mimir.tiny;

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
import org.jspecify.annotations.Nullable;

/// Has something performed outside and writes what came of it; when it fails, something else where
/// there is.
final class OutsideNode implements NodeType<OutsideNode.Config> {

  record Config(
      Template ask,
      @Nullable VariableName into,
      @Nullable String otherwise,
      @Nullable Duration timeout,
      @Nullable Retry retry) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("outside", Config.class)
        .shortFor("ask")
        .ports(
            List.of(Port.NEXT, Port.ERROR),
            _ -> List.of(Port.required(Port.NEXT), Port.orIncident(Port.ERROR)))
        .waiting();
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    return ask(config, context.text(config.ask()));
  }

  private static Outcome ask(Config config, String question) {
    Retry retry = config.retry() == null ? Retry.DEFAULT : config.retry();
    return Outcome.request(
        new Effect("echo", Map.of("ask", question), null, config.timeout(), retry));
  }

  @Override
  public Outcome failed(Config config, Effect.Failed failed, NodeContext context) {
    String asked = String.valueOf(failed.request().get("ask"));
    return config.otherwise() == null || asked.startsWith(config.otherwise())
        ? NodeType.super.failed(config, failed, context)
        : ask(config, config.otherwise() + " after " + failed.code());
  }

  @Override
  public Outcome completed(Config config, Effect.Done done, NodeContext context) {
    Object answer = done.result().get("answer");
    if (config.into() != null && answer != null) {
      context.write(config.into().name(), answer, null);
    }
    return Outcome.next();
  }
}
