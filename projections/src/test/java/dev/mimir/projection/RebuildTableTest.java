package dev.mimir.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class RebuildTableTest {
  @AutoClose private final TestDatabase database = TestDatabase.create();
  private final RebuildTable table = new RebuildTable(database.sql());
  private final Generations generations = new Generations(database.sql());

  @Test
  void nothing_has_to_be_made_again_in_a_new_database() {
    assertThat(table.all()).isEmpty();
  }

  @Test
  void what_is_asked_for_while_the_live_tables_are_replaced_comes_after_those() {
    int live = generations.live("transcript");
    table.request("transcript");
    CompletableFuture<Void> asking =
        new TransactionTemplate(database.transactions())
            .execute(_ -> {
              generations.take("transcript");
              generations.replace("transcript", live + 1);
              table.done("transcript");
              CompletableFuture<Void> request =
                  CompletableFuture.runAsync(() -> table.request("transcript"));
              await().until(this::somebodyWaits);
              return request;
            });
    assertThat(asking).succeedsWithin(Duration.ofSeconds(30));
    assertThat(table.locked("transcript"))
        .hasValueSatisfying(row -> assertThat(row.getGeneration()).isEqualTo(live + 2));
  }

  private boolean somebodyWaits() {
    return database
        .sql()
        .fetchSingle(
            "select exists (select from pg_stat_activity where datname = current_database()"
                + " and wait_event_type = 'Lock')")
        .get(0, Boolean.class);
  }
}
