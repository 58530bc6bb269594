package dev.mimir.axon.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.axon.node.Peers;
import dev.mimir.engine.Deltas.Delta;
import dev.mimir.engine.Deltas.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LiveTextsTest {
  private final LiveTexts texts = new LiveTexts(Peers.NONE);

  private static List<Delta> all(Reading reading) {
    List<Delta> all = new ArrayList<>();
    for (List<Delta> some = reading.next(); !some.isEmpty(); some = reading.next()) {
      all.addAll(some);
    }
    return all;
  }

  private Reading follow() {
    return texts.follow("default", "s", () -> {});
  }

  @Test
  void gives_each_part_once_and_the_text_so_far_to_who_comes_late() {
    Reading early = follow();
    Consumer<String> writer = texts.writer("default", "s", "e");
    writer.accept("Once ");
    assertThat(all(early)).containsExactly(new Delta("e", 0, "Once "));
    writer.accept("upon ");
    Reading late = follow();
    writer.accept("a time.");
    assertThat(all(early)).containsExactly(new Delta("e", 5, "upon a time."));
    assertThat(all(late)).containsExactly(new Delta("e", 0, "Once upon a time."));
    assertThat(all(early)).isEmpty();
  }

  @Test
  void gives_the_end_also_after_it_was_written_to_those_who_listened() {
    Reading reading = follow();
    texts.writer("default", "s", "e").accept("Gone.");
    texts.done("e");
    assertThat(all(follow())).isEmpty();
    assertThat(all(reading)).containsExactly(new Delta("e", 0, "Gone."));
    assertThat(all(reading)).isEmpty();
  }

  @Test
  void begins_at_0_again_when_the_text_does() {
    Reading reading = follow();
    Consumer<String> first = texts.writer("default", "s", "e");
    first.accept("Err");
    texts.done("e");
    first.accept(" late");
    texts.writer("default", "s", "e").accept("Again.");
    assertThat(all(reading)).containsExactly(new Delta("e", 0, "Err"), new Delta("e", 0, "Again."));
  }

  @Test
  void tells_that_there_is_more_and_only_to_who_listens_to_the_session() {
    AtomicInteger told = new AtomicInteger();
    Reading reading = texts.follow("default", "s", told::incrementAndGet);
    texts.writer("default", "other", "e1").accept("x");
    texts.writer("other", "s", "e2").accept("x");
    assertThat(told).hasValue(0);
    texts.writer("default", "s", "e3").accept("x");
    assertThat(told).hasValue(1);
    reading.close();
    texts.writer("default", "s", "e4").accept("x");
    assertThat(told).hasValue(1);
  }

  @Test
  void gives_long_texts_in_parts_and_splits_no_character() {
    Reading reading = follow();
    String text = "x" + "\uD83D\uDC09".repeat(5_000);
    Consumer<String> writer = texts.writer("default", "s", "e");
    writer.accept(text.substring(0, text.length() - 1));
    List<Delta> parts = all(reading);
    assertThat(parts)
        .allSatisfy(part -> {
          assertThat(part.text().length()).isLessThanOrEqualTo(4_096);
          assertThat(Character.isHighSurrogate(part.text().charAt(part.text().length() - 1)))
              .isFalse();
        });
    writer.accept(text.substring(text.length() - 1));
    parts.addAll(all(reading));
    StringBuilder together = new StringBuilder();
    for (Delta part : parts) {
      assertThat(part.offset()).isEqualTo(together.length());
      together.append(part.text());
    }
    assertThat(together).hasToString(text);
  }

  @Test
  void keeps_no_more_of_a_text_than_a_bound_and_leaves_no_gap_in_it() {
    Reading reading = follow();
    Consumer<String> writer = texts.writer("default", "s", "e");
    writer.accept("x".repeat(1 << 18));
    writer.accept("y".repeat(10));
    writer.accept("");
    int length = all(reading).stream().mapToInt(part -> part.text().length()).sum();
    assertThat(length).isEqualTo(1 << 18);
  }
}
