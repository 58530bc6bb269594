package dev.mimir.nodes.npc;

import com.google.auto.service.AutoService;
import dev.mimir.expression.Template;
import dev.mimir.knowledge.Question;
import dev.mimir.node.CharacterName;
import dev.mimir.node.Doc;
import dev.mimir.node.Effect;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.Range;
import dev.mimir.node.Result;
import dev.mimir.node.Retry;
import dev.mimir.node.VariableName;
import dev.mimir.nodes.llm.Exchange;
import dev.mimir.nodes.llm.LlmChecks;
import dev.mimir.nodes.llm.ModelOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lets a character answer: first what left its window is summed up, then what it knows is looked
/// up, then a model speaks for it.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class NpcNode implements NodeType<NpcNode.Config> {

  /// @param character who answers
  /// @param message what is said to it; what the player typed last when absent
  /// @param system more for the model, beside the character's sheet
  /// @param memory what it remembers
  /// @param knowledge what is looked up for it
  /// @param into the variable that receives the answer
  @Doc("A character answers.")
  public record Config(
      @Doc("Id of the character.") CharacterName character,
      @Doc("What is said to it; without it what the player typed last.") @Nullable Template message,
      @Doc("What the model is told beside the character's sheet, e.g. about the scene.")
          @Nullable Template system,
      @Doc("What the character remembers of earlier talks.") @Nullable Remember memory,
      @Doc("Where to look for what the character knows.") @Nullable Knowledge knowledge,
      @Doc("Variable that receives the answer.") @Nullable @Result(Result.Kind.STRING)
          VariableName into,
      @Doc("Name of a model configuration or route; without it the one to be asked by default.")
          @Nullable
          @Range(min = 1, max = 200)
          String provider,
      @Doc("Name of a model, in place of the one that the configuration names.")
          @Nullable
          @Range(min = 1, max = 200)
          String model,
      @Doc("From 0, where it always gives the likeliest answer, to 2.")
          @Nullable Double temperature,
      @Doc("The longest answer, in tokens.") @Nullable @Range(min = 1, max = 1_000_000)
          Integer maxTokens,
      @Doc("Names of the tools that the model may call.") @Nullable @Range(min = 1, max = 64)
          List<String> tools,
      @Doc(
              "Answers by pattern, given while no model is configured. A pattern is a text or a"
                  + " regular expression that is looked for in the message, or `*`.")
          @Nullable Map<String, Object> script,
      @Doc("How long the node waits for each step, further attempts included.")
          @Nullable Duration timeout,
      @Doc("How often it is tried; 3 times by default.") @Nullable Retry retry)
      implements ModelOptions {

    Remember remembering() {
      return Objects.requireNonNullElse(memory, Remember.USUAL);
    }
  }

  /// What is remembered.
  ///
  /// @param window tokens of what was said last
  /// @param summary whether a summary of what was said before is kept
  /// @param facts whether facts about the player are kept
  @Doc("What a character remembers of earlier talks.")
  public record Remember(
      @Doc("How many tokens of what was said last are kept word by word; 1000 by default.")
          @Nullable
          @Range(max = 100_000)
          Long window,
      @Doc("Keeps a summary of what no longer fits; true by default.") @Nullable Boolean summary,
      @Doc("Keeps what players say of themselves; true by default.") @Nullable Boolean facts) {
    static final Remember USUAL = new Remember(null, null, null);
    private static final long USUAL_WINDOW = 1_000;

    long budget() {
      return window == null ? USUAL_WINDOW : window;
    }

    boolean sumsUp() {
      return summary == null || summary;
    }

    boolean learns() {
      return facts == null || facts;
    }

    boolean nothing() {
      return budget() == 0 && !sumsUp() && !learns();
    }
  }

  /// What is looked up.
  ///
  /// @param bases names or ids, in the order in which they are searched
  /// @param kinds of passages to use; all when absent
  @Doc("Where to look for what the character knows.")
  public record Knowledge(
      @Doc("Names or ids of bases of knowledge.") @Range(min = 1, max = 8) List<String> bases,
      @Doc("Kinds of passages to use: `world`, `character`, `rules`, `story`, `lore`; all without.")
          @Nullable
          @Range(min = 1)
          List<String> kinds,
      @Doc("The most passages of each base; 4 by default.")
          @Nullable
          @Range(min = 1, max = Question.MAX_TOP_K)
          Long topK) {

    boolean uses(Map<String, Object> passage) {
      return kinds == null || kinds.contains(String.valueOf(passage.get("kind")));
    }
  }

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("npc", Config.class)
        .ports(
            List.of(Port.NEXT, Port.ERROR),
            _ -> List.of(Port.required(Port.NEXT), Port.orIncident(Port.ERROR)))
        .drawing(LlmChecks::draws)
        .checked(LlmChecks::options);
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    Talk talk = Talk.begins(config, context);
    return new Conversation(config, context, talk).remember();
  }

  @Override
  public Outcome completed(Config config, Effect.Done done, NodeContext context) {
    return new Conversation(config, context, Talk.of(done)).goOn(done);
  }

  @Override
  public Outcome failed(Config config, Effect.Failed failed, NodeContext context) {
    return new Exchange(config, context).failed(failed);
  }
}
