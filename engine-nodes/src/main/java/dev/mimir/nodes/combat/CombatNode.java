package dev.mimir.nodes.combat;

import com.google.auto.service.AutoService;
import dev.mimir.expression.Expression;
import dev.mimir.expression.Template;
import dev.mimir.node.CharacterName;
import dev.mimir.node.Doc;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeSpec.Report;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.Range;
import dev.mimir.node.Result;
import dev.mimir.session.Answer;
import dev.mimir.session.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lets characters fight: initiative, then rounds in which each acts in turn, until one side is
/// beaten, has fled, or the rounds are over.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class CombatNode implements NodeType<CombatNode.Config> {
  static final String VICTORY = "victory";
  static final String DEFEAT = "defeat";
  static final String DRAW = "draw";
  static final String FLED = "fled";

  /// @param attackers the players' side
  /// @param defenders those against them
  /// @param mode who acts for the attackers
  /// @param maxRounds after which it is a draw
  /// @param rules how it goes
  /// @param labels words that players see
  /// @param timeout how long a player has for each turn; then the character defends itself
  @Doc("Lets characters fight.")
  public record Config(
      @Doc("The players' side.") @Range(min = 1, max = 20) List<Side> attackers,
      @Doc("Those against them.") @Range(min = 1, max = 20) List<Side> defenders,
      @Doc(
              "`auto` (default): all act by themselves; `interactive`: players choose for the"
                  + " attackers.")
          @Nullable Mode mode,
      @Doc("Rounds after which it is a draw; 50 by default.") @Nullable @Range(min = 1, max = 1_000)
          Long maxRounds,
      @Doc("How it goes.") @Nullable Rules rules,
      @Doc("Words that players see.") @Nullable Labels labels,
      @Doc("How long a player has for each turn; then the character defends itself.")
          @Nullable Duration timeout) {

    boolean interactive() {
      return mode == Mode.INTERACTIVE;
    }
  }

  /// Some who fight.
  ///
  /// @param count how many of them; 1 when absent
  /// @param player who plays them; null when all may
  @Doc("Some who fight.")
  public record Side(
      @Doc("Id of the character, who needs a `combat`.") CharacterName character,
      @Doc(
              "How many; 1 by default. Several are numbered copies, whose hit points end with the"
                  + " fight.")
          @Nullable
          @Result(Result.Kind.INT)
          Expression count,
      @Doc(
              "Id of the player who chooses for them, in `interactive` mode. Without it every player"
                  + " may choose for attackers, and defenders act by themselves.")
          @Nullable Template player) {}

  /// Who acts for the attackers.
  public enum Mode {
    AUTO,
    INTERACTIVE
  }

  /// Words that players see.
  @Doc("Words that players see.")
  public record Labels(
      @Doc("Asked at each turn; by default the name and the hit points.") @Nullable Template prompt,
      @Doc("The choice to defend oneself; `Defend` by default.") @Nullable Template defend,
      @Doc("The choice to flee; `Flee` by default.") @Nullable Template flee,
      @Doc("The attack of those who have none, of 1d4 damage; `Strike` by default.")
          @Nullable Template strike) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("combat", Config.class)
        .ports(List.of(VICTORY, DEFEAT, DRAW, FLED), _ -> ports())
        .drawing(_ -> true)
        .waitingWhen(Config::interactive)
        .checked(CombatNode::check);
  }

  private static List<Port> ports() {
    return List.of(
        Port.required(VICTORY),
        Port.required(DEFEAT),
        Port.optional(DRAW, DEFEAT),
        Port.optional(FLED, DEFEAT));
  }

  private static void check(Config config, Report report) {
    if (!config.interactive() && config.timeout() != null) {
      report.problem("/timeout", "nobody is asked in mode 'auto'; leave 'timeout' out");
    }
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    Rulebook rules = Rulebook.of(config.rules(), context);
    Fight kept = Fight.kept(rules, context);
    return kept == null
        ? new Battle(config, Fight.begun(config, rules, context)).goOn()
        : new Battle(config, kept).ask();
  }

  @Override
  public Outcome answered(Config config, Answer answer, NodeContext context) {
    return resumed(config, context).acted(Objects.requireNonNull(answer.choice()));
  }

  @Override
  public Outcome expired(Config config, Wait wait, NodeContext context) {
    return resumed(config, context).acted(Menu.DEFEND);
  }

  private static Battle resumed(Config config, NodeContext context) {
    Fight fight = Fight.kept(Rulebook.of(config.rules(), context), context);
    return new Battle(config, Objects.requireNonNull(fight));
  }
}
