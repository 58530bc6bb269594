package dev.mimir.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Table;

/// A read model that notes how many events came with each write.
///
/// @param writes sizes of the batches that were written, also in vain
record Spy(ReadModel model, List<Integer> writes) implements ReadModel {

  static Spy on(ReadModel model) {
    return new Spy(model, new ArrayList<>());
  }

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
    return new Changes() {
      private int events;

      @Override
      public void on(Recorded event) {
        events++;
        changes.on(event);
      }

      @Override
      public void flush(DSLContext sql) {
        writes.add(events);
        changes.flush(sql);
      }
    };
  }

  @Override
  public Queries<?> queries() {
    return model.queries();
  }
}
