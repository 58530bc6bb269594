package dev.mimir.nodes.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.knowledge.Language;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkerTest {
  @Test
  void keeps_a_short_text_whole() {
    assertThat(cut("  One. Two!\n\nThree?\n", Language.EN)).containsExactly("One. Two!\n\nThree?");
    assertThat(cut(" \n\n ", Language.EN)).isEmpty();
  }

  @Test
  void begins_anew_at_a_heading() {
    assertThat(cut("# North\nCold.\n# South\nWarm.", Language.EN))
        .containsExactly("# North\nCold.", "# South\nWarm.");
  }

  @Test
  void cuts_between_sentences_and_overlaps_by_a_short_one() {
    String text = "The first sentence is here and says something. ".repeat(40);
    List<String> chunks = cut(text, Language.EN);
    assertThat(chunks).hasSizeGreaterThan(2).allMatch(chunk -> chunk.length() <= 900);
    assertThat(chunks).allMatch(chunk -> chunk.startsWith("The first") && chunk.endsWith("."));
    assertThat(chunks.stream().mapToInt(String::length).sum()).isGreaterThan(text.length());
  }

  @Test
  void cuts_chinese_at_its_own_full_stops() {
    List<String> chunks = cut("这是第一句话，说了一些事情。".repeat(60), Language.ZH);
    assertThat(chunks).hasSizeGreaterThan(2).allMatch(chunk -> chunk.length() <= 300);
    assertThat(chunks).allMatch(chunk -> chunk.startsWith("这是") && chunk.endsWith("。"));
  }

  @Test
  void leaves_nothing_out_whatever_the_text() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String letters = "ab .。!?\n#-中文😀 ";
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(3_000); i > 0; i--) {
        text.appendCodePoint(letters.codePoints().toArray()[random.nextInt(14)]);
      }
      assertThat(covered(text.toString())).as("seed %s, round %s", seed, round).isTrue();
    }
  }

  private static boolean covered(String text) {
    int reached = 0;
    for (Chunker.Span span : Chunker.cut(text, Language.ZH)) {
      String between = text.substring(Math.min(reached, span.from()), span.from());
      if (span.length() <= 0 || !between.isBlank()) {
        return false;
      }
      reached = span.to();
    }
    return text.substring(reached).isBlank();
  }

  private static List<String> cut(String text, Language language) {
    return Chunker.cut(text, language).stream()
        .map(span -> text.substring(span.from(), span.to()))
        .toList();
  }
}
