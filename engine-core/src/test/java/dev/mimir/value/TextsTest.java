package dev.mimir.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void takes_what_utf8_can_hold() {
    assertThat(Texts.problem("")).isNull();
    assertThat(Texts.problem("Zoë 😀\n\t")).isNull();
  }

  @Test
  void names_what_cannot_be_kept() {
    assertThat(Texts.problem("a\0")).contains("U+0000");
    assertThat(Texts.problem("\ud800")).contains("surrogate");
    assertThat(Texts.problem("\udc00\ud800")).contains("surrogate");
    assertThat(Texts.problem("\ud800x")).contains("surrogate");
  }

  @Test
  void looks_into_lists_and_maps() {
    assertThat(Texts.problemIn(List.of(1L, Map.of("k", List.of("\0"))))).contains("U+0000");
    assertThat(Texts.problemIn(Map.of("\ud800", 1L))).contains("surrogate");
    assertThat(Texts.problemIn(List.of(1L, true, 0.5, "x"))).isNull();
  }
}
