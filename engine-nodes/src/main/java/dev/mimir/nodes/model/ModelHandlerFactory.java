package dev.mimir.nodes.model;

import com.google.auto.service.AutoService;
import dev.mimir.effect.EffectHandler;
import dev.mimir.model.ModelSettings;
import java.time.Clock;

/// Makes the handler of the effect `model`.
@AutoService(EffectHandler.Factory.class)
public final class ModelHandlerFactory implements EffectHandler.Factory {

  @Override
  public EffectHandler create(EffectHandler.Services services) {
    ModelSettings settings = services.get(ModelSettings.class);
    Asking asking = new Asking(settings, new Providers(), Clock.systemUTC());
    return new ModelHandler(new Choices(settings), asking);
  }
}
