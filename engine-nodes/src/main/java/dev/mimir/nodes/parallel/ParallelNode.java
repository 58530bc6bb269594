package dev.mimir.nodes.parallel;

import com.google.auto.service.AutoService;
import dev.mimir.expression.Expression;
import dev.mimir.node.CalleeValue;
import dev.mimir.node.Doc;
import dev.mimir.node.FragmentName;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.Quorum;
import dev.mimir.node.Range;
import dev.mimir.node.Result;
import dev.mimir.node.VariableName;
import dev.mimir.node.Words;
import dev.mimir.session.Fork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs fragments beside each other: those it names, or one for each element of a list.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class ParallelNode implements NodeType<ParallelNode.Config> {

  /// Either `branches`, or `each` with `body`.
  ///
  /// @param branches fragments by name of the branch
  /// @param each the list
  /// @param as the fragment's input that receives the element
  /// @param body the fragment of each element
  /// @param concurrency how many run at once; all when absent
  /// @param join how many have to end; all when absent
  /// @param onError what becomes of it when a branch fails; `fail` when absent
  /// @param collect what to keep of the branches
  @Doc("Runs fragments beside each other.")
  public record Config(
      @Doc("Fragments by the name of their branch.") @Nullable @Range(min = 1, max = 100)
          Map<String, FragmentName> branches,
      @Doc("A list; makes one branch for each element. `players` binds each branch to its player.")
          @Nullable
          @Result(Result.Kind.LIST)
          Expression each,
      @Doc("With `each`, the fragment's input that receives the element.") @Nullable String as,
      @Doc("With `each`, the fragment that each branch runs.") @Nullable FragmentName body,
      @Doc("With `each`, how many branches run at once; without it all.")
          @Nullable
          @Range(min = 1, max = 1_000)
          Integer concurrency,
      @Doc("How many have to end: `all` (default), `any`, or a number; the rest is cancelled.")
          @Nullable
          @Words({"all", "any"})
          Quorum join,
      @Doc("When a branch fails: `fail` (default), or `skip` to pass over it.")
          @Nullable OnError onError,
      @Doc("What to keep of the branches that ended.") @Nullable Collect collect) {

    boolean skips() {
      return onError == OnError.SKIP;
    }

    /// Fragments by branch, as written.
    Map<String, FragmentName> named() {
      return branches == null ? Map.of() : branches;
    }
  }

  /// What to do when a branch fails.
  public enum OnError {
    FAIL,
    SKIP
  }

  /// What to keep of the branches.
  ///
  /// @param into variable that receives the list
  /// @param value of one branch, as it sees it when it ends
  @Doc("What to keep of the branches that ended.")
  public record Collect(
      @Doc("Variable that receives the list of values, in the order of the input.")
          VariableName into,
      @Doc("The value of one branch; sees what the branch sees as it ends.") CalleeValue value) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("parallel", Config.class)
        .ports(
            List.of(Port.NEXT, Port.ERROR),
            _ -> List.of(Port.required(Port.NEXT), Port.orIncident(Port.ERROR)))
        .forking(ParallelNode::fragments)
        .checked(Checks::check);
  }

  private static Map<String, String> fragments(Config config) {
    Map<String, String> names = new LinkedHashMap<>();
    if (config.body() != null) {
      names.put(NodeSpec.ANY_BRANCH, config.body().name());
    }
    config.named().forEach((branch, fragment) -> names.put(branch, fragment.name()));
    return names;
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    return new Running(config, context).begin();
  }

  @Override
  public Outcome branchEnded(Config config, Fork branches, NodeContext context) {
    return new Running(config, context).goOn(branches);
  }

  @Override
  public @Nullable Expression collected(Config config) {
    return config.collect() == null ? null : config.collect().value().expression();
  }

  @Override
  public boolean skipsFailedBranches(Config config) {
    return config.skips();
  }
}
