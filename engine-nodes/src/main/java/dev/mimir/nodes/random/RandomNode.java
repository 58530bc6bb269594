package dev.mimir.nodes.random;

import com.google.auto.service.AutoService;
import dev.mimir.expression.Expression;
import dev.mimir.node.Doc;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeSpec.Report;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Pick;
import dev.mimir.node.Pick.Candidate;
import dev.mimir.node.Port;
import dev.mimir.node.PortName;
import dev.mimir.node.Range;
import dev.mimir.node.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Leaves by one of several branches, picked by chance or in turn.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class RandomNode implements NodeType<RandomNode.Config> {
  private static final String NONE = "none";

  /// @param branches to pick from
  /// @param pick how; {@link Pick#RANDOM} when absent
  @Doc("Leaves by one of several branches.")
  public record Config(
      @Doc("The ways to pick from.") @Range(min = 1, max = 1_000) List<Branch> branches,
      @Doc("How one is picked; `random` by default.") @Nullable Pick pick) {

    Pick how() {
      return pick == null ? Pick.RANDOM : pick;
    }
  }

  /// @param port the way out
  /// @param weight chance in proportion to the others, at least 0
  /// @param when whether it can be picked
  /// @param once whether it is used up when picked
  @Doc("One way out.")
  public record Branch(
      @Doc("Name of the port to leave by.") PortName port,
      @Doc("Chance in proportion to the others, at least 0 and 1 by default; for `random` only.")
          @Nullable
          @Result(Result.Kind.INT)
          Expression weight,
      @Doc("Whether it can be picked; without it always.") @Nullable @Result(Result.Kind.BOOL)
          Expression when,
      @Doc("Used up when picked, in this session and frame.") @Nullable Boolean once) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("random", Config.class)
        .ports(List.of("each branch", NONE), RandomNode::ports)
        .drawing(config -> config.how() == Pick.RANDOM || config.how() == Pick.SHUFFLE)
        .checked(RandomNode::check);
  }

  private static List<Port> ports(Config config) {
    List<Port> ports = new ArrayList<>();
    config.branches().forEach(branch -> ports.add(Port.required(branch.port().name())));
    ports.add(Port.orIncident(NONE));
    return ports;
  }

  private static void check(Config config, Report report) {
    for (int i = 0; i < config.branches().size(); i++) {
      if (config.branches().get(i).weight() != null && config.how() != Pick.RANDOM) {
        report.problem(
            "/branches/" + i + "/weight",
            "only 'pick': 'random' goes by weight; leave it out or pick so");
      }
    }
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    List<Candidate> open = new ArrayList<>();
    for (Branch branch : config.branches()) {
      long weight = isOpen(branch, context) ? weight(branch, context) : 0;
      if (weight > 0) {
        open.add(new Candidate(branch.port().name(), weight));
      }
    }
    return Outcome.leaveBy(open.isEmpty() ? NONE : context.pick(config.how(), open));
  }

  private static boolean isOpen(Branch branch, NodeContext context) {
    boolean usedUp =
        Boolean.TRUE.equals(branch.once())
            && context.here().picks(context.node()).count(branch.port().name()) > 0;
    return !usedUp && context.holds(branch.when());
  }

  private static long weight(Branch branch, NodeContext context) {
    long weight = context.whole(branch.weight(), 1);
    if (weight < 0) {
      throw new NodeFailure(
          "NEGATIVE_WEIGHT",
          "the weight of '"
              + branch.port().name()
              + "' is "
              + weight
              + "; let it be 0 where the branch cannot be taken");
    }
    return weight;
  }
}
