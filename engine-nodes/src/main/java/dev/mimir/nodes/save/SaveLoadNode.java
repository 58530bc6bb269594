package dev.mimir.nodes.save;

import com.google.auto.service.AutoService;
import dev.mimir.expression.Template;
import dev.mimir.node.Doc;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import java.util.List;

/// Saves the session, or brings it back to where it was saved.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class SaveLoadNode implements NodeType<SaveLoadNode.Config> {
  private static final int MAX_SLOT = 64;

  /// @param op what to do
  /// @param slot under which name
  @Doc("Saves the session, or brings it back to where it was saved.")
  public record Config(
      @Doc("`save`, or `load` to go back.") Op op,
      @Doc("The name of the save, of at most 64 characters.") Template slot) {}

  /// What to do.
  public enum Op {
    SAVE,
    LOAD
  }

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("save_load", Config.class)
        .ports(List.of(Port.NEXT, Port.MISSING), SaveLoadNode::ports);
  }

  private static List<Port> ports(Config config) {
    return config.op() == Op.SAVE ? Port.next() : List.of(Port.orIncident(Port.MISSING));
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    String slot = context.text(config.slot());
    if (slot.isBlank() || slot.length() > MAX_SLOT) {
      throw new NodeFailure("BAD_SLOT", "a slot has 1 to " + MAX_SLOT + " characters");
    }
    return config.op() == Op.SAVE ? Outcome.save(slot) : Outcome.load(slot);
  }
}
