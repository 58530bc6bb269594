package dev.mimir.nodes.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.DocumentKind;
import dev.mimir.knowledge.Found;
import dev.mimir.knowledge.Lore;
import dev.mimir.knowledge.Passage;
import dev.mimir.knowledge.Question;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoreBookTest {
  private static final Map<String, Object> STATE =
      Map.of("danger", 3L, "met", true, "inventory", Map.of("lamp", 1L));

  @Test
  void fires_by_a_keyword_as_a_whole_word() {
    assertThat(fired("Elves! And an ELF too.", lore(0, null, "elf"))).isTrue();
    assertThat(fired("I keep it to myself on the shelf.", lore(0, null, "elf"))).isFalse();
    assertThat(fired("the Iron   Gate", lore(0, null, "iron gate"))).isFalse();
    assertThat(fired("(the iron gate)", lore(0, null, "silver", "Iron Gate"))).isTrue();
  }

  @Test
  void fires_by_a_keyword_within_chinese_text() {
    assertThat(fired("我想见见精灵国王。", lore(0, null, "精灵"))).isTrue();
    assertThat(fired("我想见见国王。", lore(0, null, "精灵"))).isFalse();
    assertThat(fired("ＥＬＦ来了", lore(0, null, "elf"))).isTrue();
  }

  @Test
  void fires_by_a_keyword_in_what_was_said_before() {
    Question question = new Question("And then?", "We saw the dragon.", 0, 100, Map.of());
    assertThat(LoreBook.of(List.of(entry("a", "x", lore(0, null, "dragon"))), question).fired())
        .hasSize(1);
  }

  @Test
  void fires_by_a_condition_on_the_state() {
    assertThat(fired("", lore(0, "danger > 2 && inventory.lamp > 0"))).isTrue();
    assertThat(fired("", lore(0, "danger > 3"))).isFalse();
  }

  @Test
  void may_need_both_a_keyword_and_a_condition() {
    assertThat(fired("dragon", both("danger > 2"))).isTrue();
    assertThat(fired("dragon", both("danger > 3"))).isFalse();
    assertThat(fired("wyvern", both("danger > 2"))).isFalse();
    assertThat(judged("dragon", both("danger > 3")).not())
        .extracting(LoreBook.Entry::why)
        .containsExactly("keyword 'dragon', but not danger > 3");
  }

  @Test
  void says_why_a_condition_could_not_be_evaluated() {
    assertThat(judged("", lore(0, "hunger > 3")).not())
        .singleElement()
        .extracting(LoreBook.Entry::why)
        .asString()
        .contains("hunger");
    assertThat(judged("", lore(0, "inventory.rope > 0")).not()).hasSize(1);
    assertThat(judged("", lore(0, "danger")).not()).hasSize(1);
    assertThat(judged("", lore(0, "met")).fired()).hasSize(1);
  }

  @Test
  void knows_which_conditions_can_never_be_evaluated() {
    assertThat(lore(0, "danger > 3 && visits.inn > 0").problem()).isEmpty();
    assertThat(lore(0, "danger >").problem()).isPresent();
    assertThat(lore(0, "'text'").problem()).isPresent();
  }

  @Test
  void fills_the_budget_by_priority_and_says_what_did_not_fit() {
    List<Document> documents =
        List.of(
            entry("low", "l".repeat(40), lore(1, "true")),
            entry("high", "h".repeat(40), lore(9, "true")),
            entry("long", "m".repeat(400), lore(5, "true")),
            entry("silent", "s", lore(9, "false")));
    Question question = new Question("", "", 0, 25, Map.of());
    Found found =
        Selection.of(LoreBook.of(documents, question), List.of(), question.budget(), "none", 1);
    assertThat(found.passages()).extracting(Passage::documentId).containsExactly("high", "low");
    assertThat(found.lore().fired())
        .extracting(Found.Mention::why)
        .containsExactly("condition true", "condition true");
    assertThat(found.lore().didNotFit())
        .singleElement()
        .isEqualTo(
            new Found.Mention(
                "long", "", 0, 100, "condition true; takes 100 tokens, 15 of 25 are left"));
    assertThat(found.lore().notFired()).isEmpty();
  }

  private static boolean fired(String query, Lore lore) {
    return !judged(query, lore).fired().isEmpty();
  }

  private static LoreBook.Verdicts judged(String query, Lore lore) {
    return LoreBook.of(List.of(entry("a", "x", lore)), new Question(query, "", 0, 100, STATE));
  }

  private static Lore both(String when) {
    return new Lore(List.of("dragon"), when, true, 0);
  }

  private static Lore lore(long priority, @Nullable String when, String... keywords) {
    return new Lore(List.of(keywords), when, false, priority);
  }

  private static Document entry(String id, String text, Lore lore) {
    return new Document(id, "", text, DocumentKind.LORE, Map.of(), lore);
  }
}
