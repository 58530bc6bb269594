package dev.mimir.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.shared.SharedEvent.OperationsApplied;
import dev.mimir.value.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedVariablesTest {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private static SharedOperation add(Object difference) {
    return add(difference, 0L, null, null);
  }

  private static SharedOperation add(
      Object difference, Object initial, @Nullable Object min, @Nullable Object max) {
    return new SharedOperation("n", SharedOperation.Kind.ADD, difference, initial, min, max, null);
  }

  private static SharedVariables after(SharedVariables before, String session, long sequence) {
    OperationsApplied event = before.decide(session, sequence, List.of(add(1L)), at(sequence));
    return event == null ? before : before.on(event);
  }

  private static Instant at(long sequence) {
    return START.plusSeconds(sequence);
  }

  private static @Nullable Object n(SharedVariables state) {
    SharedValue value = state.values().get("n");
    return value == null ? null : value.value();
  }

  private static Object n(SharedOperation... operations) {
    SharedVariables state =
        SharedVariables.NONE.on(new OperationsApplied("s", 1, List.of(operations), START));
    return Objects.requireNonNull(n(state));
  }

  @Test
  void what_sessions_add_adds_up() {
    SharedVariables state = SharedVariables.NONE;
    for (String session : List.of("a", "b", "c")) {
      state = after(state, session, 7);
    }
    assertThat(n(state)).isEqualTo(3L);
  }

  @Test
  void operations_that_come_again_are_applied_once() {
    SharedVariables state = after(after(SharedVariables.NONE, "a", 7), "a", 9);
    assertThat(after(state, "a", 7)).isEqualTo(state);
    assertThat(after(state, "a", 9)).isEqualTo(state);
    assertThat(n(after(state, "a", 10))).isEqualTo(3L);
  }

  @Test
  void any_order_of_additions_gives_the_same() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<SharedOperation> operations = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      operations.add(add((long) random.nextInt(-100, 100)));
    }
    Object one = n(operations.toArray(SharedOperation[]::new));
    Collections.shuffle(operations, random);
    assertThat(n(operations.toArray(SharedOperation[]::new))).as("seed %d", seed).isEqualTo(one);
  }

  @Test
  void an_addition_starts_from_the_first_value_and_stays_within_its_bounds() {
    assertThat(n(add(2L, 10L, null, null))).isEqualTo(12L);
    assertThat(n(add(5L, 8L, 0L, 10L))).isEqualTo(10L);
    assertThat(n(add(-9L, 8L, 0L, 10L))).isEqualTo(0L);
    assertThat(n(add(0.5, 1.0, null, 1.2))).isEqualTo(1.2);
    assertThat(n(SharedOperation.set("n", Long.MAX_VALUE, null), add(1L)))
        .isEqualTo(Long.MAX_VALUE);
    assertThat(n(SharedOperation.set("n", Long.MIN_VALUE, null), add(-1L)))
        .isEqualTo(Long.MIN_VALUE);
    assertThat(n(SharedOperation.set("n", "words", null), add(1L))).isEqualTo(1L);
  }

  @Test
  void tells_whether_what_a_session_asked_for_is_in() {
    SharedVariables state = after(SharedVariables.NONE, "a", 7);
    assertThat(state.has("a", 7, at(7))).isTrue();
    assertThat(state.has("a", 8, at(8))).isFalse();
    assertThat(state.has("b", 1, at(1))).isFalse();
  }

  @Test
  void lists_the_latest_sessions_only_and_knows_that_the_earlier_ones_are_in() {
    SharedVariables state = SharedVariables.NONE;
    for (int i = 0; i <= SharedVariables.SESSIONS; i++) {
      state = after(state, "s" + i, i);
    }
    assertThat(state.applied()).hasSize(SharedVariables.SESSIONS / 2 + 1);
    assertThat(state.has("s0", 0, at(0))).isTrue();
    int last = SharedVariables.SESSIONS;
    assertThat(state.has("s" + last, last, at(last))).isTrue();
    assertThat(state.has("late", last + 1, at(last + 1))).isFalse();
    assertThat(n(state)).isEqualTo(last + 1L);
  }

  @Test
  void survives_json() {
    SharedVariables state =
        after(SharedVariables.NONE, "a", 7)
            .on(
                new OperationsApplied(
                    "b", 3, List.of(SharedOperation.set("m", "Ha!", "ann")), at(8)));
    String json = Json.MAPPER.writeValueAsString(state);
    assertThat(Json.MAPPER.readValue(json, SharedVariables.class)).isEqualTo(state);
  }
}
