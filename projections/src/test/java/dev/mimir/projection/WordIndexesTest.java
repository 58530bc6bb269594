package dev.mimir.projection;

import static dev.mimir.projection.Facts.shown;
import static dev.mimir.projection.Facts.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.projection.search.SearchQuery;
import dev.mimir.projection.tally.Sessions;
import dev.mimir.projection.transcript.Finding;
import dev.mimir.projection.transcript.Wanted;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WordIndexesTest {
  private static final Sessions ANY = new Sessions("acme", null, null, null);

  @Test
  void new_words_are_found_before_and_after_they_are_sorted_in() {
    try (ReadSide readSide = new ReadSide()) {
      Log log = new Log().session("acme", new UUID(1, 1), started("tea", "ann"));
      for (int i = 0; i < 100; i++) {
        log.session("acme", new UUID(1, 1), shown("n" + i, "gold " + i));
      }
      readSide.start().publish(log).caughtUp();
      WordIndexes indexes = new WordIndexes(readSide.database().sql());
      assertThat(found(readSide, "gold 77")).containsExactly("n77");
      assertThat(indexes.sort()).isPositive();
      assertThat(found(readSide, "gold 77")).containsExactly("n77");
      assertThat(indexes.sort()).isZero();
    }
  }

  private static List<String> found(ReadSide readSide, String words) {
    Wanted wanted = new Wanted(SearchQuery.of(words).orElseThrow(), ANY, null, null, null);
    return readSide.transcripts().search(wanted, null, 1_000).stream()
        .map(Finding::nodeId)
        .toList();
  }
}
