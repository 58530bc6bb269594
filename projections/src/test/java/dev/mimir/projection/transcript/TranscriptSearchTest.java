package dev.mimir.projection.transcript;

import static dev.mimir.projection.Facts.entered;
import static dev.mimir.projection.Facts.input;
import static dev.mimir.projection.Facts.shown;
import static dev.mimir.projection.Facts.started;
import static dev.mimir.projection.Facts.waits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.projection.Log;
import dev.mimir.projection.ReadSide;
import dev.mimir.projection.search.SearchQuery;
import dev.mimir.projection.tally.Origin;
import dev.mimir.projection.tally.Sessions;
import dev.mimir.session.Answer;
import dev.mimir.session.SessionEvent.DebuggingBegun;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TranscriptSearchTest {
  private static final UUID ONE = new UUID(1, 1);
  private static final UUID TWO = new UUID(1, 2);
  private static final UUID THREE = new UUID(1, 3);
  private static final Sessions ANY = new Sessions("acme", null, null, null);

  private final ReadSide readSide = new ReadSide(new TranscriptModel());

  @AfterEach
  void close() {
    readSide.close();
  }

  private List<String> found(String typed) {
    return found(typed, ANY);
  }

  private List<String> found(String typed, Sessions sessions) {
    return search(wanted(typed, sessions, null), null, 1_000).stream()
        .map(Finding::nodeId)
        .sorted()
        .toList();
  }

  private List<Finding> search(Wanted wanted, Finding.@Nullable Place before, int limit) {
    return readSide.transcripts().search(wanted, before, limit);
  }

  private static Wanted wanted(String typed, Sessions sessions, @Nullable String player) {
    return new Wanted(SearchQuery.of(typed).orElseThrow(), sessions, player, null, null);
  }

  private static Log session(String tenant, UUID id, String graph, String... nodesAndTexts) {
    Log log = new Log().session(tenant, id, started(graph, "ann"));
    for (int i = 0; i < nodesAndTexts.length; i += 2) {
      log.session(tenant, id, shown(nodesAndTexts[i], nodesAndTexts[i + 1]));
    }
    return log;
  }

  @Test
  void finds_words_of_many_languages() {
    Log log =
        session(
            "acme",
            ONE,
            "tea",
            "zh",
            "老魔法师举起法杖，念出了古老的咒语。",
            "zh2",
            "你没有魔力，也没有法力。",
            "ja",
            "勇者はガンダムに乗った。ラーメンを食べる。",
            "ko",
            "마법사가 마법을 쓴다.",
            "de",
            "Die Überläufer gingen über die Straße.",
            "en",
            "\"Don't,\" said the well-known dragon; gold, gold!",
            "fr",
            "Le café n'est pas prêt.");
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(found("魔法")).containsExactly("zh");
          assertThat(found("魔法师")).containsExactly("zh");
          assertThat(found("魔力")).containsExactly("zh2");
          assertThat(found("法")).containsExactly("zh", "zh2");
          assertThat(found("语")).containsExactly("zh");
          assertThat(found("杖 咒语")).containsExactly("zh");
          assertThat(found("举起法杖")).containsExactly("zh");
          assertThat(found("没有 -魔力")).isEmpty();
          assertThat(found("ガンダム")).containsExactly("ja");
          assertThat(found("ｶﾞﾝﾀﾞﾑ")).containsExactly("ja");
          assertThat(found("ラーメン 勇者")).containsExactly("ja");
          assertThat(found("마법")).containsExactly("ko");
          assertThat(found("uberlaufer STRASSE")).containsExactly("de");
          assertThat(found("Überläufer")).containsExactly("de");
          assertThat(found("\"über die\"")).containsExactly("de");
          assertThat(found("\"die über\"")).isEmpty();
          assertThat(found("DON'T")).containsExactly("en");
          assertThat(found("dragon -gold")).isEmpty();
          assertThat(found("dragon -silver")).containsExactly("en");
          assertThat(found("drag")).isEmpty();
          assertThat(found("cafe pret")).containsExactly("fr");
        });
  }

  @Test
  void finds_nothing_of_other_tenants() {
    readSide.start().publish(session("acme", ONE, "tea", "a", "gold"));
    readSide.publish(session("bolt", TWO, "tea", "b", "gold")).caughtUp();
    assertThat(found("gold")).containsExactly("a");
  }

  @Test
  void finds_what_the_sessions_of_a_graph_say() {
    readSide.start().publish(session("acme", ONE, "tea", "a", "gold"));
    readSide.publish(
        session("acme", TWO, "tea", "b", "gold")
            .session("acme", TWO, new DebuggingBegun(Log.START)));
    readSide.publish(session("acme", THREE, "war", "c", "gold")).caughtUp();
    assertThat(found("gold", new Sessions("acme", "tea", null, null))).containsExactly("a", "b");
    assertThat(found("gold", new Sessions("acme", "tea", 2, null))).isEmpty();
    assertThat(found("gold", new Sessions("acme", null, null, Origin.DEBUG))).containsExactly("b");
    assertThat(found("gold", new Sessions("acme", null, null, Origin.PLAY)))
        .containsExactly("a", "c");
  }

  @Test
  void finds_what_a_player_typed() {
    Log log =
        session("acme", ONE, "tea", "a", "Say gold!")
            .session("acme", ONE, entered("b"), waits("b"))
            .session("acme", ONE, input("b", "ann", Answer.text("ann", "Gold it is")));
    readSide.start().publish(log).caughtUp();
    assertThat(search(wanted("gold", ANY, "ann"), null, 10))
        .extracting(Finding::nodeId, Finding::kind, Finding::excerpt)
        .containsExactly(org.assertj.core.api.Assertions.tuple("b", "input", "Gold it is"));
    assertThat(search(wanted("gold", ANY, "bob"), null, 10)).isEmpty();
    assertThat(
            readSide
                .transcripts()
                .read("acme", ONE, SearchQuery.of("gold").orElseThrow(), 1, 10)
                .items())
        .extracting(TranscriptItem::nodeId)
        .containsExactly("b");
  }

  @Test
  void goes_on_where_it_was_however_many_there_are() {
    Log log = new Log().session("acme", ONE, started("tea", "ann"));
    int texts = TranscriptSearch.LATEST + 500;
    for (int i = 0; i < texts; i++) {
      log.session("acme", ONE, shown("n" + i, i % 100 == 7 ? "rare gold" : "gold"));
    }
    readSide.start().publish(log).caughtUp();
    for (String word : List.of("gold", "rare")) {
      List<Long> all =
          search(wanted(word, ANY, null), null, 10_000).stream().map(Finding::sequence).toList();
      assertThat(all).hasSize(word.equals("gold") ? texts : texts / 100);
      assertThat(all).isSortedAccordingTo(java.util.Comparator.reverseOrder());
      assertThat(pages(word, all.size() / 3)).isEqualTo(all);
    }
  }

  private List<Long> pages(String word, int size) {
    List<Long> read = new ArrayList<>();
    Finding.Place before = null;
    List<Finding> page;
    do {
      page = search(wanted(word, ANY, null), before, size);
      List<Finding> items = page.subList(0, Math.min(size, page.size()));
      items.forEach(item -> read.add(item.sequence()));
      before = items.isEmpty() ? null : items.getLast().place();
    } while (page.size() > size);
    return read;
  }

  @Test
  void takes_in_texts_of_any_length_and_kind() {
    String hostile = "' \\ :1A,2 & | ! <-> \u0000 \uD800 $$ ";
    readSide
        .start()
        .publish(
            session(
                "acme",
                ONE,
                "tea",
                "long",
                "龍" + "魔法师".repeat(100_000) + " gold",
                "words",
                "x".repeat(100_000) + " " + "gold ".repeat(50_000),
                "hostile",
                hostile + "gold",
                "nothing",
                hostile))
        .caughtUp();
    assertThat(found("龍")).containsExactly("long");
    assertThat(found("gold")).containsExactly("hostile", "words");
    assertThat(search(wanted("gold", ANY, null), null, 1).getFirst().excerpt()).endsWith("gold");
  }

  @Test
  void a_text_cannot_go_and_leave_its_words() {
    readSide.start().publish(session("acme", ONE, "tea", "a", "gold")).caughtUp();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> readSide.database().sql().execute("update transcript_2 set text = null"))
        .hasMessageContaining("words_of_text");
  }
}
