package dev.mimir.nodes.model;

import dev.mimir.effect.EffectCall;
import dev.mimir.effect.EffectException;
import dev.mimir.effect.EffectHandler;
import dev.mimir.effect.EffectResult;
import dev.mimir.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;

/// Asks models: one after another, until one answers as it should.
final class ModelHandler implements EffectHandler {
  static final String KIND = "model";

  private final Choices choices;
  private final Asking asking;

  ModelHandler(Choices choices, Asking asking) {
    this.choices = choices;
    this.asking = asking;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public EffectResult perform(EffectCall call) throws EffectException, InterruptedException {
    ChatRequest request = RequestMap.read(call.request());
    Output output = Output.of(request.schema());
    List<ModelConfig> order = choices.order(call, RequestMap.provider(call.request()));
    List<Attempt> attempts = new ArrayList<>();
    for (ModelConfig config : order) {
      boolean named = order.size() == 1 && !request.model().isEmpty();
      ChatRequest sent = named ? request : request.with(config.model());
      Attempt attempt = asking.ask(call, config, sent, output);
      attempts.add(attempt);
      if (attempt.reply() != null && attempt.failure() == null) {
        return new EffectResult(ResultMap.of(attempt, attempt.reply()), Verdict.maps(attempts));
      }
    }
    throw Verdict.on(attempts);
  }
}
