package dev.mimir.projection.transcript;

import static dev.mimir.projection.Facts.abandoned;
import static dev.mimir.projection.Facts.cancelled;
import static dev.mimir.projection.Facts.ended;
import static dev.mimir.projection.Facts.entered;
import static dev.mimir.projection.Facts.forked;
import static dev.mimir.projection.Facts.input;
import static dev.mimir.projection.Facts.restored;
import static dev.mimir.projection.Facts.resumed;
import static dev.mimir.projection.Facts.saved;
import static dev.mimir.projection.Facts.shown;
import static dev.mimir.projection.Facts.started;
import static dev.mimir.projection.Facts.suspended;
import static dev.mimir.projection.Facts.takenOver;
import static dev.mimir.projection.Facts.waits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.projection.Log;
import dev.mimir.projection.ReadSide;
import dev.mimir.projection.Slice;
import dev.mimir.session.Answer;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.CharacterChanged;
import dev.mimir.session.SessionEvent.CheckMade;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.Fought;
import dev.mimir.session.SessionEvent.InventoryChanged;
import dev.mimir.session.SessionEvent.ItemEquipped;
import dev.mimir.session.SessionEvent.SessionSaved;
import dev.mimir.session.SessionEvent.Spoken;
import dev.mimir.session.SessionEvent.TextShown;
import dev.mimir.session.Text;
import dev.mimir.value.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

class TranscriptTest {
  private static final UUID ONE = new UUID(1, 1);
  private static final UUID TWO = new UUID(1, 2);

  private final ReadSide readSide = new ReadSide(new TranscriptModel());

  @AfterEach
  void close() {
    readSide.close();
  }

  @Test
  void tells_who_spoke_fought_and_changed() {
    Spoken spoken =
        new Spoken("", "sage", "npc", "odo", Text.plain("Odo"), Text.of("ann", "Good day, Ann."));
    Fought fought = new Fought("", "fight", 2, "odo", "attack", "wolf#1", "hit", 4L, 1L);
    CharacterChanged change = new CharacterChanged("", "fight", "odo", Map.of("hp", 3L), "damage");
    Log log = new Log().session("acme", ONE, started("tea", "ann"), spoken, fought, change);
    readSide.liveAndReplayed(
        log,
        () -> {
          List<Map<String, Object>> items = json(ONE);
          assertThat(items)
              .extracting(item -> item.get("kind"))
              .containsExactly("npc", "combat", "character");
          assertThat(items.get(0))
              .containsEntry("character", "odo")
              .containsEntry("speaker", "Odo")
              .containsEntry("text", "Good day, Ann.");
          assertThat(items.get(1))
              .containsEntry("round", 2L)
              .containsEntry("actor", "odo")
              .containsEntry("action", "attack")
              .containsEntry("opponent", "wolf#1")
              .containsEntry("outcome", "hit")
              .containsEntry("amount", 4L)
              .containsEntry("hp", 1L);
          assertThat(items.get(2))
              .containsEntry("character", "odo")
              .containsEntry("changes", Map.of("hp", 3L))
              .containsEntry("reason", "damage");
        });
  }

  @Test
  void tells_what_was_shown_and_done_and_nothing_else() {
    Text psst = Text.plain("Psst.");
    TextShown line =
        new TextShown(
            "", "b", "l1", psst, Text.plain("Ann"), List.of("bob"), "a.ogg", List.of("low"));
    Log log =
        new Log()
            .session("acme", ONE, started("tea", "ann"), entered("a"), shown("a", "Hello."))
            .session("acme", ONE, waits("a"), input("a", "ann", Answer.text("ann", "Good day")))
            .session("acme", ONE, entered("b"), line, ended("won"));
    readSide.liveAndReplayed(
        log,
        () ->
            assertThat(json(ONE))
                .containsExactly(
                    Map.of(
                        "sequence",
                        2L,
                        "node_id",
                        "a",
                        "kind",
                        "text",
                        "text",
                        "Hello.",
                        "at",
                        Log.at(2).toString()),
                    Map.of(
                        "sequence",
                        4L,
                        "node_id",
                        "a",
                        "kind",
                        "input",
                        "text",
                        "Good day",
                        "player",
                        "ann",
                        "at",
                        Log.at(4).toString()),
                    Map.of(
                        "sequence",
                        6L,
                        "node_id",
                        "b",
                        "kind",
                        "text",
                        "text",
                        "Psst.",
                        "speaker",
                        "Ann",
                        "to",
                        List.of("bob"),
                        "line",
                        "l1",
                        "media",
                        "a.ogg",
                        "tags",
                        List.of("low"),
                        "at",
                        Log.at(6).toString()),
                    Map.of(
                        "sequence",
                        7L,
                        "node_id",
                        "end",
                        "kind",
                        "ending",
                        "ending",
                        "won",
                        "at",
                        Log.at(7).toString())));
  }

  @Test
  void keeps_everything_about_dice_checks_and_things() {
    Answer each = new Answer("buy:2", null, null, Map.of("name", "lamp", "price", 3L));
    Log log =
        new Log()
            .session(
                "acme",
                ONE,
                new DiceRolled("", "a", 1, 0, "2d6", 7, List.of(), List.of(), 6L, true),
                new CheckMade("", "a", "ann", "insight", 12, 3, 15, 14, "success"),
                new InventoryChanged("", "a", "", "rope", 2, 5, "add"),
                new ItemEquipped("", "a", "ann", "hat", true),
                input("a", "ann", Answer.value(4L)),
                input("a", "ann", each));
    readSide.liveAndReplayed(
        log,
        () ->
            assertThat(json(ONE))
                .map(TranscriptTest::withoutPlace)
                .containsExactly(
                    Map.of(
                        "kind",
                        "dice",
                        "notation",
                        "2d6",
                        "total",
                        7L,
                        "dice",
                        List.of(),
                        "draws",
                        List.of(),
                        "target",
                        6L,
                        "success",
                        true),
                    Map.of(
                        "kind",
                        "check",
                        "character",
                        "ann",
                        "skill",
                        "insight",
                        "roll",
                        12L,
                        "bonus",
                        3L,
                        "total",
                        15L,
                        "difficulty",
                        14L,
                        "outcome",
                        "success"),
                    Map.of(
                        "kind",
                        "item",
                        "op",
                        "add",
                        "owner",
                        "",
                        "item",
                        "rope",
                        "change",
                        2L,
                        "quantity",
                        5L),
                    Map.of("kind", "equipment", "owner", "ann", "item", "hat", "equipped", true),
                    Map.of("kind", "input", "player", "ann", "value", 4L),
                    Map.of(
                        "kind",
                        "input",
                        "player",
                        "ann",
                        "choice",
                        "buy:2",
                        "item",
                        Map.of("name", "lamp", "price", 3L))));
  }

  @Test
  void tells_what_happened_to_the_session_as_a_whole() {
    SessionSaved byNode = new SessionSaved("", "save", "slot", Log.START);
    Log log =
        new Log()
            .session("acme", ONE, started("tea", "ann"), waits("a"), saved("camp"), byNode)
            .session("acme", ONE, suspended(), resumed(), restored("camp", 2), waits("a"))
            .session("acme", ONE, abandoned(), cancelled(7))
            .session(
                "acme", TWO, forked("tea", ONE, 2), takenOver(Session.NONE), shown("a", "So."));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(json(ONE))
              .map(TranscriptTest::withoutPlace)
              .containsExactly(
                  Map.of("kind", "saved", "slot", "camp"),
                  Map.of("kind", "saved", "slot", "slot"),
                  Map.of("kind", "suspended", "reason", "a storm"),
                  Map.of("kind", "resumed"),
                  Map.of("kind", "restored", "slot", "camp", "saved", 2L),
                  Map.of("kind", "abandoned", "reason", "too wet"));
          assertThat(json(ONE))
              .extracting(item -> item.get("node_id"))
              .containsExactly(null, "save", null, null, null, null);
          Map<String, Object> parent = Map.of("session_id", ONE.toString(), "sequence", 2L);
          assertThat(withoutPlace(json(TWO).getFirst()))
              .isEqualTo(Map.of("kind", "forked", "parent", parent));
          assertThat(json(TWO)).hasSize(2);
        });
  }

  @Test
  void goes_on_after_a_sequence() {
    Log log = new Log();
    for (int i = 0; i < 7; i++) {
      log.session("acme", ONE, shown("a", "line " + i), entered("b"));
    }
    readSide.liveAndReplayed(
        log,
        () -> {
          Slice<TranscriptItem> first = readSide.transcripts().read("acme", ONE, -1, 3);
          assertThat(sequences(first)).containsExactly(0L, 2L, 4L);
          assertThat(first.next()).isEqualTo(4);
          Slice<TranscriptItem> rest = readSide.transcripts().read("acme", ONE, 4, 4);
          assertThat(sequences(rest)).containsExactly(6L, 8L, 10L, 12L);
          assertThat(rest.next()).isNull();
          assertThat(readSide.transcripts().read("acme", ONE, 12, 4).items()).isEmpty();
        });
  }

  @Test
  void shows_each_tenant_its_own_transcripts() {
    Log log =
        new Log()
            .session("acme", ONE, shown("a", "Secret of acme"))
            .session("bolt", ONE, shown("a", "Secret of bolt"))
            .session("acme", TWO, shown("a", "Other"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(readSide.transcripts().read("acme", ONE, -1, 10).items())
              .extracting(TranscriptItem::text)
              .containsExactly("Secret of acme");
          assertThat(readSide.transcripts().read("cora", ONE, -1, 10).items()).isEmpty();
        });
  }

  @Test
  void replaces_what_no_database_can_store() {
    Object odd = Map.of("k\0", List.of("v\0", "\uDFFF\\u0000"));
    Log log =
        new Log()
            .session("acme", ONE, shown("a", "a\0b \uD800 \uDC00 \uD83D\uDE00"))
            .session("acme", ONE, input("a", "ann", Answer.value(odd)));
    readSide.liveAndReplayed(
        log,
        () -> {
          List<TranscriptItem> items = readSide.transcripts().read("acme", ONE, -1, 10).items();
          assertThat(items.getFirst().text()).isEqualTo("a\uFFFDb \uFFFD \uFFFD \uD83D\uDE00");
          assertThat(items.getLast().details())
              .isNotNull()
              .extracting(Details::value)
              .isEqualTo(Map.of("k\uFFFD", List.of("v\uFFFD", "\uFFFD\\u0000")));
        });
    assertThat(readSide.projections().list()).allMatch(status -> status.parked() == 0);
  }

  private List<Map<String, Object>> json(UUID session) {
    return readSide.transcripts().read("acme", session, -1, 100).items().stream()
        .map(item -> Json.MAPPER.convertValue(item, new TypeReference<Map<String, Object>>() {}))
        .toList();
  }

  private static Map<String, Object> withoutPlace(Map<String, Object> item) {
    Map<String, Object> rest = new HashMap<>(item);
    rest.keySet().removeAll(List.of("sequence", "node_id", "at"));
    return rest;
  }

  private static List<Long> sequences(Slice<TranscriptItem> slice) {
    return slice.items().stream().map(TranscriptItem::sequence).toList();
  }
}
