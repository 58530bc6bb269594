package dev.mimir.nodes.tool.http;

import com.google.auto.service.AutoService;
import dev.mimir.effect.EffectHandler;
import dev.mimir.tool.CustomTools;
import dev.mimir.tool.OutsideAccess;
import dev.mimir.tool.Toolbox;

/// Makes the handler that calls custom tools.
@AutoService(EffectHandler.Factory.class)
public final class HttpToolsFactory implements EffectHandler.Factory {

  @Override
  public EffectHandler create(EffectHandler.Services services) {
    return Toolbox.discovered()
        .caller(services.get(CustomTools.class), services.get(OutsideAccess.class));
  }
}
