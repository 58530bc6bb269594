package dev.mimir.nodes.input;

import com.google.auto.service.AutoService;
import dev.mimir.expression.Template;
import dev.mimir.expression.Type;
import dev.mimir.node.Doc;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeSpec.Report;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.VariableName;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Text;
import dev.mimir.session.Wait.Awaited;
import dev.mimir.session.Wait.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Waits for text, a number or a truth value.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class PlayerInputNode implements NodeType<PlayerInputNode.Config> {

  /// @param prompt what the players are asked
  /// @param input what may be answered
  /// @param into the variable that receives it
  /// @param players whose answer counts
  /// @param timeout when it goes on without an answer
  @Doc("Waits for text, a number or a truth value.")
  public record Config(
      @Doc("What the players are asked.") Template prompt,
      @Doc("What may be answered.") Input input,
      @Doc("Variable that receives the answer.") @Nullable VariableName into,
      @Doc("Whose answer counts: `any` (default), the first who answers.")
          @Nullable Players players,
      @Doc("How long to wait; not supported yet.") @Nullable Duration timeout) {}

  /// Whose answers count.
  public enum Players {
    ANY,
    ALL
  }

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("player_input", Config.class).waiting().checked(PlayerInputNode::check);
  }

  private static void check(Config config, Report report) {
    config.input().check((member, message) -> report.problem("/input" + member, message));
    VariableName into = config.into();
    Type given = config.input().given();
    if (into != null && !into.type().accepts(given)) {
      report.mismatch(
          "/into",
          "'"
              + into.name()
              + "' is "
              + into.type().describe()
              + " and cannot hold "
              + given.describe()
              + "; declare another variable or change 'type'");
    }
    if (config.players() == Players.ALL) {
      report.problem("/players", "'all' is not supported yet; use 'any'");
    }
    if (config.timeout() != null) {
      report.problem("/timeout", "a timeout is not supported yet; leave it out");
    }
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    return Outcome.await(
        new Awaited(
            Kind.INPUT,
            context.words(config.prompt()),
            List.of(),
            List.of(),
            config.input().rule(),
            context.players().stream().map(Player::playerId).toList(),
            null));
  }

  @Override
  public Outcome answered(Config config, Answer answer, NodeContext context) {
    if (config.into() != null) {
      write(config.into().name(), answer, context);
    }
    return Outcome.next();
  }

  private static void write(String variable, Answer answer, NodeContext context) {
    Text text = answer.text();
    if (text != null) {
      context.write(variable, text.value(), text.personalOf());
    } else {
      context.write(variable, Objects.requireNonNull(answer.value()), null);
    }
  }
}
