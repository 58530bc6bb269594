package dev.mimir.axon.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mimir.axon.database.StartupRefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1, 7800",
    "' node-1:7 ', node-1, 7",
    "[::1], ::1, 7800",
    "[::1]:7801, ::1, 7801"
  })
  void is_a_host_with_or_without_a_port(String text, String host, int port) {
    assertThat(Place.of(text)).isEqualTo(new Place(host, port));
    assertThat(Place.of(Place.of(text).toString())).isEqualTo(Place.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"here:", "here:there", "::1", "[::1]x"})
  void is_nothing_else(String text) {
    assertThatThrownBy(() -> Place.of(text)).isInstanceOf(StartupRefusedException.class);
  }

  @Test
  void of_this_machine_is_found_among_others() {
    Place here = new Place("127.0.0.1", 7800);
    assertThat(Place.here(List.of(new Place("192.0.2.1", 7800), here))).isEqualTo(here);
  }

  @Test
  void of_this_machine_has_to_be_named_when_there_are_several_or_none() {
    List<Place> none = List.of(new Place("192.0.2.1", 7800));
    assertThatThrownBy(() -> Place.here(none)).hasMessageStartingWith("None of");
    List<Place> two = List.of(new Place("127.0.0.1", 1), new Place("127.0.0.1", 2));
    assertThatThrownBy(() -> Place.here(two)).hasMessageStartingWith("Several of");
  }

  @Test
  void does_not_stand_for_all_addresses() {
    assertThatThrownBy(() -> new Place("0.0.0.0", 1).address())
        .isInstanceOf(StartupRefusedException.class);
  }
}
