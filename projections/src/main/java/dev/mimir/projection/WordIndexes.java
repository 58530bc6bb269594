package dev.mimir.projection;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Sorts new words into the indexes of words (GIN) of the read models.
///
/// A row is written in a third of the time when its words are only noted at the end of the index,
/// where a search reads them one by one. Sorted in together, each different word once, they cost
/// little; so that happens here every few seconds, and in no transaction that writes rows. See [GIN
/// fast update](https://www.postgresql.org/docs/current/gin.html#GIN-FAST-UPDATE).
final class WordIndexes implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(WordIndexes.class);
  private static final Duration OFTEN = Duration.ofSeconds(5);
  private static final Field<Long> PAGES =
      DSL.field("gin_clean_pending_list(pg_class.oid)", Long.class);

  private final DSLContext sql;
  private @Nullable ScheduledExecutorService timer;

  WordIndexes(DSLContext sql) {
    this.sql = sql;
  }

  /// Sorts in what was noted until now.
  ///
  /// @return how many pages of notes there were
  long sort() {
    return sql
        .select(PAGES)
        .from("pg_class join pg_am on pg_am.oid = relam and amname = 'gin'")
        .where("relkind = 'i' and relnamespace = to_regnamespace(current_schema())")
        .fetch(PAGES)
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private void look() {
    try {
      log.debug("sorted in {} pages of new words", sort());
    } catch (RuntimeException e) {
      log.debug("cannot sort in new words now", e);
    }
  }

  @Override
  public void start() {
    ScheduledExecutorService looking =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("projection-words").factory());
    Future<?> _ =
        looking.scheduleWithFixedDelay(
            this::look, OFTEN.toMillis(), OFTEN.toMillis(), TimeUnit.MILLISECONDS);
    timer = looking;
  }

  @Override
  public void stop() {
    ScheduledExecutorService looking = timer;
    timer = null;
    if (looking != null) {
      looking.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }
}
