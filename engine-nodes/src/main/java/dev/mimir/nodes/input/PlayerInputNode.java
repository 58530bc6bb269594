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
import dev.mimir.node.Port;
import dev.mimir.node.VariableName;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Text;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Awaited;
import dev.mimir.session.Wait.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      @Doc(
              "Who has to answer: `any` (default), one of them, or `all`; then `into` gets a map of"
                  + " player to value.")
          @Nullable Players players,
      @Doc("How long to wait; then it leaves by `timeout`.") @Nullable Duration timeout) {

    boolean asksAll() {
      return players == Players.ALL;
    }

    Type given() {
      return asksAll() ? new Type.MapOf(input.given()) : input.given();
    }
  }

  /// Who has to answer.
  public enum Players {
    ANY,
    ALL
  }

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("player_input", Config.class)
        .ports(
            List.of(Port.NEXT, Port.TIMEOUT),
            config ->
                config.timeout() == null ? Port.next() : Port.required(Port.NEXT, Port.TIMEOUT))
        .waiting()
        .checked(PlayerInputNode::check);
  }

  private static void check(Config config, Report report) {
    config.input().check((member, message) -> report.problem("/input" + member, message));
    VariableName into = config.into();
    Type given = config.given();
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
            context.deadline(config.timeout()),
            config.asksAll() ? Integer.valueOf(Awaited.ALL) : null));
  }

  @Override
  public Outcome answered(Config config, Answer answer, NodeContext context) {
    if (config.into() != null) {
      write(config.into().name(), answer, context);
    }
    return Outcome.next();
  }

  @Override
  public Outcome answeredByAll(Config config, Map<String, Answer> answers, NodeContext context) {
    writeAll(config, answers, context);
    return Outcome.next();
  }

  /// What came so far is written.
  @Override
  public Outcome expired(Config config, Wait wait, NodeContext context) {
    if (config.asksAll()) {
      writeAll(config, wait.answers(), context);
    }
    return Outcome.leaveBy(Port.TIMEOUT);
  }

  private static void writeAll(Config config, Map<String, Answer> answers, NodeContext context) {
    if (config.into() == null) {
      return;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    @Nullable String owner = null;
    for (Map.Entry<String, Answer> one : answers.entrySet()) {
      Text text = one.getValue().text();
      values.put(one.getKey(), text == null ? value(one.getValue()) : text.value());
      owner = owner == null && text != null ? text.personalOf() : owner;
    }
    context.write(config.into().name(), values, owner);
  }

  private static void write(String variable, Answer answer, NodeContext context) {
    Text text = answer.text();
    if (text != null) {
      context.write(variable, text.value(), text.personalOf());
    } else {
      context.write(variable, value(answer), null);
    }
  }

  private static Object value(Answer answer) {
    return Objects.requireNonNull(answer.value());
  }
}
