package dev.mimir.projection;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jooq.DSLContext;
import org.jooq.Table;

/// A read model whose tables of later generations are written only when they may be.
///
/// @param open as many writes as may be made
/// @param first the generation to which this applies, and later ones
record Gate(ReadModel model, int first, Semaphore open) implements ReadModel {

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public List<Table<?>> tables(int generation) {
    return model.tables(generation);
  }

  @Override
  public Set<Class<?>> events() {
    return model.events();
  }

  @Override
  public Changes begin(int generation) {
    Changes changes = model.begin(generation);
    return generation < first
        ? changes
        : new Changes() {
          @Override
          public void on(Recorded event) {
            changes.on(event);
          }

          @Override
          public void flush(DSLContext sql) {
            open.acquireUninterruptibly();
            changes.flush(sql);
          }
        };
  }

  @Override
  public List<View> views(int generation) {
    return model.views(generation);
  }

  @Override
  public Queries<?> queries() {
    return model.queries();
  }
}
