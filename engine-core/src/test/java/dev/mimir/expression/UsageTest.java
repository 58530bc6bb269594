package dev.mimir.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.expression.Usage.Meeting;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsageTest {

  @Test
  void tells_which_constants_names_meet() {
    Usage usage = Usage.of("hp < 3 && lower(input.text) in ['north', 'up']");
    assertThat(usage.names()).containsExactlyInAnyOrder("hp", "input");
    assertThat(usage.meetings())
        .contains(
            new Meeting(false, Set.of("hp"), Set.of(3L), Set.of()),
            new Meeting(false, Set.of("input"), Set.of("north", "up"), Set.of()));
  }

  @Test
  void tells_which_data_names_meet_and_where_remainders_count() {
    assertThat(Usage.of("word == data.words.secret").meetings())
        .containsExactly(
            new Meeting(
                false,
                Set.of("word", "data"),
                Set.of(),
                Set.of(List.of("words", "secret"), List.of("words"))));
    assertThat(Usage.of("turn % 2 == 0").meetings()).anyMatch(Meeting::remainder);
  }

  @Test
  void knows_nothing_of_what_cannot_be_parsed() {
    assertThat(Usage.of("hp <")).isEqualTo(new Usage(Set.of(), List.of()));
  }
}
