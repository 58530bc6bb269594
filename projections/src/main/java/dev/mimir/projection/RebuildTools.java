package dev.mimir.projection;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionOperations;

/// What a rebuild needs.
///
/// @param letters gives the dead letters of a name
/// @param serializer that of positions
/// @param retry as of {@link ProjectionsProperties}
record RebuildTools(
    StreamableMessageSource<TrackedEventMessage<?>> events,
    TokenStore tokens,
    Function<String, DeadLetters> letters,
    Serializer serializer,
    TransactionOperations transactions,
    DSLContext sql,
    InstantSource clock,
    Duration retry,
    Views views) {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  <T> T inTransaction(Supplier<T> action) {
    return java.util.Objects.requireNonNull(transactions.execute(_ -> action.get()));
  }

  DeadLetters letters(String name) {
    return letters.apply(name);
  }

  Generations generations() {
    return new Generations(sql);
  }

  GenerationTables generationTables() {
    return new GenerationTables(sql);
  }

  RebuildTable table() {
    return new RebuildTable(sql);
  }

  Positions positions(String processor) {
    return Positions.of(processor, sql, serializer);
  }

  void deletePosition(String processor) {
    sql.deleteFrom(AxonTables.TOKENS).where(AxonTables.PROCESSOR.eq(processor)).execute();
  }

  void renameLetters(String from, String to) {
    sql.update(AxonTables.DEAD_LETTERS)
        .set(AxonTables.GROUP, to)
        .where(AxonTables.GROUP.eq(from))
        .execute();
  }

  void pause() {
    LockSupport.parkNanos(this, PAUSE);
  }
}
