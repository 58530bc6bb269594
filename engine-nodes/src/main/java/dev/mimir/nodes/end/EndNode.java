package dev.mimir.nodes.end;

import com.google.auto.service.AutoService;
import dev.mimir.expression.Template;
import dev.mimir.node.Doc;
import dev.mimir.node.EndingName;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.session.SessionEvent.TextShown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends the session, or the call that it is part of.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class EndNode implements NodeType<EndNode.Config> {

  /// @param ending name of the ending; in a fragment the port of the call
  /// @param text shown before
  @Doc("Ends the session, or returns from a call by the port named like the ending.")
  public record Config(
      @Doc("Name of the ending.") EndingName ending,
      @Doc("Last words, shown before it ends.") @Nullable Template text) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("end", Config.class)
        .shortFor("ending")
        .ending(config -> config.ending().name());
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    if (config.text() != null) {
      context.record(
          new TextShown(
              context.frame(),
              context.node(),
              null,
              context.words(config.text()),
              null,
              List.of(),
              null,
              List.of()));
    }
    return Outcome.end(config.ending().name());
  }
}
