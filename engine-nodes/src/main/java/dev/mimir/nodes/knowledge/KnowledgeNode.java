package dev.mimir.nodes.knowledge;

import com.google.auto.service.AutoService;
import dev.mimir.expression.Template;
import dev.mimir.knowledge.Question;
import dev.mimir.node.Doc;
import dev.mimir.node.Effect;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.Range;
import dev.mimir.node.Result;
import dev.mimir.node.VariableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks something up in a base of knowledge.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class KnowledgeNode implements NodeType<KnowledgeNode.Config> {

  /// @param base name or id of the base
  /// @param query what to look for
  /// @param topK the most passages, beside lore
  /// @param budget the most tokens of all passages
  /// @param into variable that receives the passages
  @Doc("Looks something up in a base of knowledge.")
  public record Config(
      @Doc("Name of one of the graph's own bases or of a shared one, or the id of a base.")
          String base,
      @Doc("What to look for.") Template query,
      @Doc("The most passages to look for, beside lore that fires; 4 by default.")
          @Nullable
          @Range(min = 1, max = Question.MAX_TOP_K)
          Long topK,
      @Doc("The most tokens that all passages may have, by estimate; 2000 by default.")
          @Nullable
          @Range(min = 1, max = Question.MAX_BUDGET)
          Long budget,
      @Doc("Variable that receives the passages, a list of maps.") @Result(Result.Kind.LIST)
          VariableName into) {

    Lookup lookup(NodeContext context) {
      return new Lookup(
          base,
          context.words(query),
          "",
          topK == null ? Question.DEFAULT_TOP_K : topK,
          budget == null ? Question.DEFAULT_BUDGET : budget);
    }
  }

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("knowledge", Config.class)
        .ports(
            List.of(Port.NEXT, "error"),
            _ -> List.of(Port.required(Port.NEXT), Port.orIncident("error")));
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    return Outcome.request(config.lookup(context).effect(context));
  }

  @Override
  public Outcome completed(Config config, Effect.Done done, NodeContext context) {
    context.write(config.into().name(), Lookup.passages(done), done.personalOf());
    return Outcome.next();
  }
}
