package dev.mimir.tiny;

import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.VariableName;
import dev.mimir.session.Answer;
import dev.mimir.session.InputRule;
import dev.mimir.session.Player;
import dev.mimir.session.Wait.Awaited;
import dev.mimir.session.Wait.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Waits for an input and writes it.
final class EnterNode implements NodeType<EnterNode.Config> {

  record Config(Input input, @Nullable VariableName into) {}

  record Input(
      InputRule.Type type,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Integer minLength,
      @Nullable Integer maxLength,
      @Nullable String pattern,
      @Nullable List<Object> oneOf) {

    InputRule rule() {
      return new InputRule(type, min, max, minLength, maxLength, pattern, oneOf);
    }
  }

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("enter", Config.class).waiting();
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    List<String> players = context.players().stream().map(Player::playerId).toList();
    return Outcome.await(
        new Awaited(Kind.INPUT, null, List.of(), List.of(), config.input().rule(), players, null));
  }

  @Override
  public Outcome answered(Config config, Answer answer, NodeContext context) {
    if (config.into() != null) {
      Object value = answer.text() == null ? answer.value() : answer.text().value();
      if (value != null) {
        context.write(config.into().name(), value, context.personalOf(List.of("input")));
      }
    }
    return Outcome.next();
  }
}
