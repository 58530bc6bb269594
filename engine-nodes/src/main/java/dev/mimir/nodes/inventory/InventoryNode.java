package dev.mimir.nodes.inventory;

import com.google.auto.service.AutoService;
import dev.mimir.expression.Expression;
import dev.mimir.expression.Template;
import dev.mimir.node.Doc;
import dev.mimir.node.ItemName;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeSpec.Report;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Moves items, asks for them, puts them on and takes them off.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class InventoryNode implements NodeType<InventoryNode.Config> {
  private static final String MISSING = "missing";
  private static final long MOST = 1_000_000_000;

  /// @param op what is done
  /// @param item with which item
  /// @param quantity with how many; 1 when absent
  /// @param owner whose inventory; the session's own when absent
  /// @param to who receives what is transferred, the session's own inventory when absent; or on
  ///   whom it is used, the owner when absent
  @Doc("Moves items, asks for them, puts them on and takes them off.")
  public record Config(
      @Doc("What is done.") Op op,
      @Doc("Id of the item.") ItemName item,
      @Doc("How many, at least 1; 1 by default.") @Nullable @Result(Result.Kind.INT)
          Expression quantity,
      @Doc("Id of the player or character whose inventory it is; without it the session's own.")
          @Nullable Template owner,
      @Doc(
              "Id of the player or character who receives what is transferred, without it the"
                  + " session's own inventory; or of the character on whom it is used, without it"
                  + " the owner.")
          @Nullable Template to) {}

  /// What can be done.
  public enum Op {
    ADD,
    REMOVE,
    HAS,
    USE,
    EQUIP,
    UNEQUIP,
    TRANSFER;

    boolean wears() {
      return this == EQUIP || this == UNEQUIP;
    }
  }

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("inventory", Config.class)
        .ports(
            List.of(Port.NEXT, MISSING),
            _ -> List.of(Port.required(Port.NEXT), Port.orIncident(MISSING)))
        .checked(InventoryNode::check);
  }

  private static void check(Config config, Report report) {
    if (config.op().wears() && config.quantity() != null) {
      report.problem("/quantity", "only one is put on or taken off; leave 'quantity' out");
    }
    if (config.op() != Op.TRANSFER && config.op() != Op.USE && config.to() != null) {
      report.problem("/to", "only 'transfer' and 'use' have a receiver; leave 'to' out");
    }
    if (config.op() == Op.TRANSFER && config.owner() == null && config.to() == null) {
      report.problem("/to", "name who gives or who receives: 'owner', 'to' or both");
    }
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    long quantity = context.whole(config.quantity(), 1);
    if (quantity < 1 || quantity > MOST) {
      throw new NodeFailure(
          "BAD_QUANTITY", "'quantity' came to " + quantity + "; it must be 1 to " + MOST);
    }
    Things things =
        new Things(
            context, config.op(), context.item(config.item()), Owner.of(config.owner(), context));
    boolean done =
        switch (config.op()) {
          case ADD -> things.add(quantity);
          case REMOVE -> things.take(quantity);
          case USE -> Using.of(things, config.to()).use(quantity);
          case HAS -> things.has(quantity);
          case EQUIP -> things.equip();
          case UNEQUIP -> things.unequip();
          case TRANSFER -> things.give(quantity, Owner.of(config.to(), context));
        };
    return Outcome.leaveBy(done ? Port.NEXT : MISSING);
  }
}
