package dev.mimir.nodes.npc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.session.Memory;
import dev.mimir.session.Memory.Utterance;
import dev.mimir.session.Text;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryTest {
  @Test
  void tokens_are_counted_by_script() {
    assertThat(Tokens.in("")).isZero();
    assertThat(Tokens.in("abcd")).isEqualTo(1);
    assertThat(Tokens.in("abcde")).isEqualTo(2);
    assertThat(Tokens.in("我喜欢茶")).isEqualTo(4);
  }

  @Test
  void a_full_window_is_emptied_by_half() {
    List<Utterance> window =
        Collections.nCopies(10, new Utterance(null, Text.plain("x".repeat(24))));
    assertThat(Tokens.leaving(window, 100)).isZero();
    assertThat(Tokens.leaving(window, 99)).isEqualTo(6);
    assertThat(Tokens.leaving(window, 0)).isEqualTo(10);
    assertThat(Tokens.leaving(List.of(), 0)).isZero();
  }

  @Test
  void facts_are_found_in_english_and_chinese() {
    assertThat(Facts.in("Well, I'm a smith. I really love tea; call me Bo!"))
        .containsExactly("is called Bo", "is a smith", "likes tea");
    assertThat(Facts.in("我叫小明，我喜欢茶。")).containsExactly("is called 小明", "likes 茶");
    assertThat(Facts.in("The scheme is fine.")).isEmpty();
  }

  @Test
  void a_fact_is_kept_once_and_not_without_end() {
    Memory memory = new Memory(List.of(), null, Map.of("a", List.of("likes tea")));
    assertThat(Facts.fresh(List.of("likes tea", "is Bo", "is Bo"), memory, "a"))
        .containsExactly("is Bo");
    Memory full = new Memory(List.of(), null, Map.of("a", Collections.nCopies(64, "x")));
    assertThat(Facts.fresh(List.of("is Bo"), full, "a")).isEmpty();
  }

  @Test
  void an_extract_keeps_first_sentences_and_forgets_the_oldest() {
    assertThat(Digest.summary("A: One.", List.of("B: Two. Three.", "A: " + "x".repeat(200))))
        .isEqualTo("A: One.\nB: Two.\nA: " + "x".repeat(117) + "…");
    String long1 = "A: " + "y".repeat(110);
    String summary = Digest.summary("", Collections.nCopies(20, long1));
    assertThat(Tokens.in(summary)).isLessThanOrEqualTo(203);
    assertThat(summary.lines()).hasSizeLessThan(20);
  }
}
