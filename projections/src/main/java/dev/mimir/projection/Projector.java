package dev.mimir.projection;

import java.util.List;
import java.util.function.IntSupplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Applies events to a read model: several in one write, or one by itself. Either happens within a
/// savepoint, so that a failure leaves the surrounding transaction usable.
class Projector implements EventMessageHandler {
  private final ReadModel model;
  private final IntSupplier generation;
  private final DSLContext sql;

  /// @param generation asked within the transaction that fills it
  Projector(ReadModel model, IntSupplier generation, DSLContext sql) {
    this.model = model;
    this.generation = generation;
    this.sql = sql;
  }

  /// Number of the generation to fill, which stays so until the transaction ends.
  int hold() {
    return generation.getAsInt();
  }

  void project(List<? extends EventMessage<?>> events, int generation) {
    Changes changes = begin(generation);
    for (EventMessage<?> event : events) {
      changes.on(recorded(event));
    }
    sql.transaction(savepoint -> changes.flush(savepoint.dsl()));
  }

  Changes begin(int generation) {
    return model.begin(generation);
  }

  Recorded recorded(EventMessage<?> event) {
    return Recorded.of(event);
  }

  @Override
  public @Nullable Object handle(EventMessage<?> event) {
    project(List.of(event), hold());
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
}
