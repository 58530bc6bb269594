package dev.mimir.axon.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.axon.database.MasterKey;
import dev.mimir.value.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PayloadsTest {
  private final Seal seal = new Seal(MasterKey.of("ab".repeat(32)));
  private final Payloads payloads = new Payloads("here", seal);

  private List<JsonNode> read() {
    List<JsonNode> all = new ArrayList<>();
    for (String payload : payloads.done()) {
      assertThat(payload).hasSizeLessThan(8_000).isASCII();
      all.add(Json.MAPPER.readTree(seal.open(payload).orElseThrow()));
    }
    return all;
  }

  @Test
  void are_as_few_as_there_is_room_for_and_in_order() {
    for (int i = 0; i < 1_000; i++) {
      payloads.add(List.of("kind", i, "龍".repeat(20)));
    }
    List<JsonNode> read = read();
    assertThat(read)
        .hasSizeBetween(10, 20)
        .allMatch(one -> one.path(0).asString("").equals("here"));
    assertThat(read.stream().flatMap(one -> one.valueStream().skip(1)))
        .extracting(message -> message.path(1).intValue())
        .isSorted()
        .hasSize(1_000);
  }

  @Test
  void say_in_general_what_has_no_room() {
    payloads.add(List.of("kind", "x".repeat(8_000)));
    assertThat(read()).hasToString("[[\"here\",[\"missed\"]]]");
  }

  @Test
  void of_nothing_are_none_and_those_of_others_are_not_opened() {
    assertThat(payloads.done()).isEmpty();
    String theirs = new Seal(MasterKey.of("cd".repeat(32))).close("[]");
    assertThat(seal.open(theirs)).isEmpty();
    assertThat(seal.open("[\"here\"]")).isEmpty();
  }
}
