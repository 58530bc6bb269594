package dev.mimir.projection;

import org.jooq.DSLContext;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;

/// Registers what answers questions from each read model.
final class ReadModelQueries implements BeanRegistrar {

  @Override
  public void register(BeanRegistry registry, Environment environment) {
    ReadModel.all().forEach(model -> register(registry, model.queries()));
  }

  private static <Q> void register(BeanRegistry registry, Queries<Q> queries) {
    registry.registerBean(
        queries.type(),
        bean ->
            bean.supplier(context ->
                queries
                    .factory()
                    .apply(context.bean(DSLContext.class), context.bean(Generations.class))));
  }
}
