package dev.mimir.nodes.choice;

import com.google.auto.service.AutoService;
import dev.mimir.expression.Expression;
import dev.mimir.expression.Template;
import dev.mimir.node.Doc;
import dev.mimir.node.Element;
import dev.mimir.node.Lock;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeSpec.Report;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.node.PortName;
import dev.mimir.node.Range;
import dev.mimir.node.Result;
import dev.mimir.session.Answer;
import dev.mimir.session.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Offers choices, waits for one of them and leaves by the port of its name.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class ChoiceNode implements NodeType<ChoiceNode.Config> {
  static final char KEY_SEPARATOR = ':';
  private static final String NONE = "none";

  /// @param prompt what the players are asked
  /// @param choices in the order offered
  /// @param players whose answer counts
  /// @param decide how several answers become one
  /// @param timeout when it goes on without an answer
  @Doc("Waits for a choice among those that are open when it is offered.")
  public record Config(
      @Doc("What the players are asked.") @Nullable Template prompt,
      @Doc("The choices, in the order offered.") @Range(min = 1, max = 1_000) List<Choice> choices,
      @Doc("Who has to answer: `any` (default), one of them, or `all`.") @Nullable Players players,
      @Doc(
              "How answers decide: `first` (default), or `vote`: all answer, and what most of them"
                  + " chose is taken; a tie is drawn.")
          @Nullable Decide decide,
      @Doc("How long to wait; then the answers so far decide, or it leaves by `timeout`.")
          @Nullable Duration timeout) {

    Decide deciding() {
      return decide == null ? Decide.FIRST : decide;
    }

    /// Whether all have to answer.
    boolean asksAll() {
      return players == Players.ALL || decide == Decide.VOTE;
    }
  }

  /// One choice, or with `each` one for every element of a list.
  ///
  /// @param id what to answer with, and the port to leave by
  /// @param when whether it is open
  /// @param once whether it is used up when taken
  /// @param locked why it cannot be taken, shown when it is not open
  /// @param each the list
  /// @param as name of an element; `item` when absent
  /// @param key with `each` what tells its choice from the others; else a key on a keyboard
  @Doc("A choice.")
  @Element(of = "each", as = "as")
  public record Choice(
      @Doc("What to answer with, and the port to leave by.") PortName id,
      @Doc("What the player reads.") Template text,
      @Doc("Whether it is open; without it always.") @Nullable @Result(Result.Kind.BOOL)
          Expression when,
      @Doc("Used up when taken, in this session and frame.") @Nullable Boolean once,
      @Doc(
              "Shown when it is not open, with the reason or `true`; without it such a choice is absent.")
          @Nullable Lock locked,
      @Doc("A list; makes one choice for each of its elements, answered with `id:key`.")
          @Nullable
          @Result(Result.Kind.LIST)
          Expression each,
      @Doc("The name by which expressions here see the element; `item` by default.")
          @Nullable String as,
      @Doc(
              "With `each`, gives the key of an element: by default the element itself when it is a"
                  + " string or int, else its place from 1. Without `each`, gives the key on a"
                  + " keyboard that takes the choice, a hint for clients.")
          @Nullable Expression key) {

    String element() {
      return Objects.requireNonNullElse(as, "item");
    }
  }

  /// Who has to answer.
  public enum Players {
    ANY,
    ALL
  }

  /// How answers decide.
  public enum Decide {
    FIRST,
    VOTE
  }

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("choice", Config.class)
        .ports(List.of("each choice id", Port.TIMEOUT, NONE), ChoiceNode::ports)
        .drawing(config -> config.decide() == Decide.VOTE)
        .waiting()
        .checked(ChoiceNode::check);
  }

  private static List<Port> ports(Config config) {
    List<Port> ports = new ArrayList<>();
    config.choices().forEach(choice -> ports.add(Port.required(choice.id().name())));
    if (config.timeout() != null) {
      ports.add(Port.required(Port.TIMEOUT));
    }
    ports.add(Port.orIncident(NONE));
    return ports;
  }

  private static void check(Config config, Report report) {
    if (config.players() == Players.ANY && config.decide() == Decide.VOTE) {
      report.problem("/players", "a vote is of all players; leave 'players' out or use 'all'");
    }
    for (int i = 0; i < config.choices().size(); i++) {
      Choice choice = config.choices().get(i);
      if (choice.as() != null && choice.each() == null) {
        report.problem("/choices/" + i + "/as", "'as' names an element of 'each'; give 'each'");
      }
    }
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    Offer offer = Offer.of(config.choices(), context);
    return offer.isEmpty() ? Outcome.leaveBy(NONE) : Outcome.await(offer.awaited(config, context));
  }

  @Override
  public Outcome answered(Config config, Answer answer, NodeContext context) {
    return leaveBy(Objects.requireNonNull(answer.choice()));
  }

  @Override
  public Outcome answeredByAll(Config config, Map<String, Answer> answers, NodeContext context) {
    return leaveBy(new Ballot(answers.values(), context).decide(config.deciding()));
  }

  @Override
  public Outcome expired(Config config, Wait wait, NodeContext context) {
    return wait.answers().isEmpty()
        ? Outcome.leaveBy(Port.TIMEOUT)
        : answeredByAll(config, wait.answers(), context);
  }

  private static Outcome leaveBy(String choice) {
    int separator = choice.indexOf(KEY_SEPARATOR);
    return Outcome.leaveBy(separator < 0 ? choice : choice.substring(0, separator));
  }
}
