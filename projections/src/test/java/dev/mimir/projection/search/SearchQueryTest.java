package dev.mimir.projection.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {

  private static List<String> words(String text) {
    return Words.of(text).list().stream().map(Words.Word::text).toList();
  }

  private static String among(String typed) {
    return SearchQuery.of(typed).orElseThrow().among("acme");
  }

  private static List<String> found(String typed, String text) {
    return SearchQuery.of(typed).orElseThrow().in(text).stream()
        .map(match -> text.substring(match.start(), match.end()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Well-known 'Dragons', 2d6! | well,known,dragons,2d6",
        "Die Straße der Überläufer | die,strasse,der,uberlaufer",
        "U\u0308ber | uber",
        "ＨＰ：３０ | hp,30",
        "ΌΔΟΣ Ёлка | οδοσ,елка",
        "魔法師は魔法 | 魔法,法師,師は,は魔,魔法,法",
        "HP魔法 | hp,魔法,法",
        "ｶﾞﾝﾀﾞﾑ | ガン,ンダ,ダム,ム",
        "ガンダム | ガン,ンダ,ダム,ム",
        "ラーメン、好き | ラー,ーメ,メン,ン,好き,き",
        "마법을 써요 | 마법,법을,을,써요,요",
        "ดาบ | ดา,าบ,บ",
        "हिन्दी | हिन्दी",
        "𠮷野家 | 𠮷野,野家,家",
        "so\u00ADft | soft"
      })
  void texts_are_divided_into_words_and_pairs(String text, String words) {
    assertThat(words(text)).containsExactly(words.split(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "Gold dragon | '=acme' & ('gold') & ('dragon')",
        "\"gold dragon\" | '=acme' & ('gold' <1> 'dragon')",
        "gold -dragon | '=acme' & ('gold') & !('dragon')",
        "gold -\"red dragon | '=acme' & ('gold') & !('red' <1> 'dragon')",
        "well-known | '=acme' & ('well' <1> 'known')",
        "魔 | '=acme' & ('魔':*)",
        "魔法 | '=acme' & ('魔法')",
        "魔法師 | '=acme' & ('魔法' <1> '法師')",
        "魔法　龍 －死 | '=acme' & ('魔法') & ('龍':*) & !('死':*)",
        "魔法3 | '=acme' & ('魔法' <2> '3')",
        "“魔法 師” | '=acme' & ('魔法' <2> '師':*)"
      })
  void what_was_typed_is_all_looked_for(String typed, String query) {
    assertThat(among(typed)).isEqualTo(query);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "!?。、", "':*&|!<", "-dragon", "- ", "\"", "\"\"", "-魔法 …", "🐉"})
  void where_there_is_no_word_nothing_is_looked_for(String typed) {
    assertThat(SearchQuery.of(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a':*&|!<b", "') | !('x", "\\'x", "<->x", "x:ABCD", "=acme", "$$x$$"})
  void what_is_typed_are_words_and_never_operators(String typed) {
    assertThat(among(typed).replaceAll("'[\\p{L}\\p{N}]+'(:\\*)?", "W"))
        .matches("'=acme'( & \\(W( <\\d+> W)*\\))+");
  }

  @Test
  void a_tenant_is_quoted() {
    assertThat(SearchText.of("o'\\k", "Ab cd")).isEqualTo("'=o''\\\\k' ab:1 cd:2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "strasse | Die Straße, die STRASSE | Straße,STRASSE",
        "uber | Über U\u0308ber | Über,U\u0308ber",
        "\"gold dragon\" | gold, a gold dragon | gold dragon",
        "gold dragon | a dragon of gold | dragon,gold",
        "魔法師 | 老魔法師的魔法 | 魔法師",
        "法 | 魔法師的魔法 | 法,法",
        "魔法 | 魔魔法 | 魔法",
        "魔法 魔法師 | 魔法師 | 魔法師",
        "hp3 | ＨＰ３ hp 3 | ＨＰ３",
        "ガ | ｶﾞﾝ | ｶﾞ"
      })
  void what_was_found_is_where_it_stands(String typed, String text, String found) {
    assertThat(found(typed, text)).containsExactly(found.split(","));
  }

  @Test
  void long_texts_are_cut_around_the_first_match() {
    String text = "龍".repeat(500) + "魔法" + "𠮷".repeat(500);
    Excerpt excerpt = Excerpt.of(text, SearchQuery.of("魔法").orElseThrow());
    assertThat(excerpt.text()).startsWith("…龍").endsWith("𠮷…").hasSizeBetween(200, 260);
    Match match = excerpt.matches().getFirst();
    assertThat(excerpt.text().substring(match.start(), match.end())).isEqualTo("魔法");
  }

  @Test
  void any_part_of_a_text_is_found_in_it() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] letters = {
      "魔", "法", "の", "ー", "a", "Ü", "ß", "3", " ", "、", "-", "가", "𠮷", "ｶ", "ﾞ", "\u0301"
    };
    for (int round = 0; round < 2_000; round++) {
      StringBuilder made = new StringBuilder();
      random.ints(20, 0, letters.length).forEach(i -> made.append(letters[i]));
      String text = made.toString();
      List<Words.Word> words = Words.of(text).list();
      if (!words.isEmpty()) {
        Words.Word first = words.get(random.nextInt(words.size()));
        Folded folded = Folded.of(text);
        String part = text.substring(folded.from(first.from()), folded.to(first.to() - 1));
        assertThat(SearchQuery.of("\"" + part + "\"").orElseThrow().in(text))
            .as("seed %d: %s in %s", seed, part, text)
            .isNotEmpty();
      }
    }
  }
}
