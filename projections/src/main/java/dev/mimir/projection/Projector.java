package dev.mimir.projection;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Applies events to a read model: several in one write, or one by itself. Either happens within a
/// savepoint, so that a failure leaves the surrounding transaction usable.
final class Projector implements EventMessageHandler {
  private final ReadModel model;
  private final DSLContext sql;

  Projector(ReadModel model, DSLContext sql) {
    this.model = model;
    this.sql = sql;
  }

  void project(List<? extends EventMessage<?>> events) {
    Changes changes = model.begin();
    for (EventMessage<?> event : events) {
      changes.on(Recorded.of(event));
    }
    sql.transaction(savepoint -> changes.flush(savepoint.dsl()));
  }

  @Override
  public @Nullable Object handle(EventMessage<?> event) {
    project(List.of(event));
    return null;
  }

  @Override
  public boolean canHandle(EventMessage<?> event) {
    return canHandleType(event.getPayloadType());
  }

  @Override
  public boolean canHandleType(Class<?> payload) {
    return model.events().contains(payload);
  }

  @Override
  public void prepareReset() {
    model.tables().forEach(table -> sql.truncate(table).execute());
  }
}
