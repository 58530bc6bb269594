package dev.mimir.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mimir.session.SessionEvent.CallStarted;
import dev.mimir.session.SessionEvent.InventoryChanged;
import dev.mimir.session.SessionEvent.ItemEquipped;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.NodeLeft;
import dev.mimir.session.SessionEvent.Picked;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.World.Holding;
import dev.mimir.value.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final SessionStarted STARTED =
      new SessionStarted(
          "g",
          1,
          "hash",
          1,
          List.of(Player.SOLE),
          Map.of("hp", 3L),
          "c",
          "",
          null,
          Instant.EPOCH,
          null);
  private static final Session AT_A = Session.NONE.on(STARTED).on(new NodeEntered("", "a", 1));

  @Test
  void remembers_the_latest_of_what_was_shown() {
    Recent recent = Recent.NONE;
    for (int i = 0; i < Recent.OUTPUTS + 3; i++) {
      recent = recent.shows(i, new SessionEvent.ItemEquipped("", "n", "", "item" + i, true));
    }
    assertThat(recent.output()).hasSize(Recent.OUTPUTS);
    assertThat(recent.output().getFirst().sequence()).isEqualTo(3);
    assertThat(recent.output().getLast().sequence()).isEqualTo(Recent.OUTPUTS + 2L);
  }

  @Test
  void has_a_sequence_that_counts_its_events_from_zero() {
    assertThat(Session.NONE.sequence()).isEqualTo(-1);
    assertThat(AT_A.sequence()).isEqualTo(1);
  }

  @Test
  void has_nothing_to_show_before_it_began() {
    assertThat(Session.NONE.status()).isEqualTo(Status.NONE);
    assertThatThrownBy(Session.NONE::begun).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refuses_an_event_of_a_frame_where_it_does_not_stand() {
    assertThatThrownBy(() -> AT_A.on(new NodeLeft("nowhere", "a", "next")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void keeps_quantities_and_drops_what_is_gone() {
    Session has = AT_A.on(new InventoryChanged("", "a", "", "rope", 2, 2, "add"));
    assertThat(has.world().holding("", "rope")).isEqualTo(new Holding(2, false));
    Session worn = has.on(new ItemEquipped("", "a", "", "rope", true));
    assertThat(worn.world().holding("", "rope")).isEqualTo(new Holding(2, true));
    Session fewer = worn.on(new InventoryChanged("", "a", "", "rope", -1, 1, "remove"));
    assertThat(fewer.world().holding("", "rope").equipped()).isTrue();
    Session none = fewer.on(new InventoryChanged("", "a", "", "rope", -1, 0, "remove"));
    assertThat(none.world().holding("", "rope")).isEqualTo(new Holding(0, false));
    assertThat(none.world().holding("bob", "rope").quantity()).isZero();
  }

  @Test
  void counts_picks_and_begins_rounds_anew() {
    Session twice =
        AT_A.on(new Picked("", "a", 1, 0, "x", false, List.of()))
            .on(new Picked("", "a", 1, 0, "y", false, List.of()));
    assertThat(twice.world().frame("").picks("a").total()).isEqualTo(2);
    assertThat(twice.world().frame("").picks("a").bag()).containsOnlyKeys("x", "y");
    Session renewed = twice.on(new Picked("", "a", 1, 0, "x", true, List.of()));
    assertThat(renewed.world().frame("").picks("a").bag()).containsOnlyKeys("x");
    assertThat(renewed.world().frame("").picks("a").count("x")).isEqualTo(2);
  }

  @Test
  void names_the_frame_of_a_call_after_its_node() {
    Session inside = AT_A.on(new CallStarted("", "a", "#f", Map.of("n", 1L), Map.of()));
    assertThat(inside.positions()).extracting(Position::frame).containsExactly("a");
    assertThat(inside.world().frame("a").locals()).containsEntry("n", 1L);
    assertThat(Session.inside("a", "b")).isEqualTo("a/b");
  }

  @Test
  void stands_nowhere_when_it_has_ended() {
    Session ended = AT_A.on(new SessionEnded("", "a", "done", "seed"));
    assertThat(ended.status()).isEqualTo(Status.ENDED);
    assertThat(ended.positions()).isEmpty();
    assertThat(ended.waits()).isEmpty();
  }

  @Test
  void reads_a_state_that_has_more_members_than_it_knows() {
    String json = Json.MAPPER.writeValueAsString(AT_A);
    String more = json.substring(0, json.length() - 1) + ",\"later\":1}";
    assertThat(Json.MAPPER.readValue(more, Session.class)).isEqualTo(AT_A);
  }
}
