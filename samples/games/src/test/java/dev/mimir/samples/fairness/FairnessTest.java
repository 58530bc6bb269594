package dev.mimir.samples.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Recomputes every draw of the recorded sessions from the seeds that they reveal.
class FairnessTest {
  private static final JsonMapper JSON = new JsonMapper();

  static List<Path> logs() throws IOException, URISyntaxException {
    URL golden = Objects.requireNonNull(FairnessTest.class.getResource("/golden"));
    try (Stream<Path> files = Files.list(Path.of(golden.toURI()))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("logs")
  void reveals_the_seed_that_was_committed_to(Path log) throws IOException {
    List<JsonNode> lines = lines(log);
    assertThat(lines.getFirst().at("/payload/commitment").stringValue())
        .isEqualTo(Dice.commitment(seed(lines)));
  }

  @ParameterizedTest
  @MethodSource("logs")
  void draws_each_face_that_the_seed_decides(Path log) throws IOException {
    List<JsonNode> lines = lines(log);
    for (JsonNode event : drawing(lines)) {
      for (JsonNode draw : event.get("draws")) {
        int face = recomputed(seed(lines), place(lines, event), draw);
        assertThat(draw.get("face").intValue()).as(event.toString()).isEqualTo(face);
      }
    }
  }

  /// Nobody threw a die more and kept quiet about it.
  @ParameterizedTest
  @MethodSource("logs")
  void numbers_the_draws_of_an_execution_without_a_gap(Path log) throws IOException {
    List<JsonNode> lines = lines(log);
    Map<String, Integer> next = new HashMap<>();
    for (JsonNode event : drawing(lines)) {
      String place = place(lines, event);
      for (JsonNode draw : event.get("draws")) {
        int index = next.merge(place, 1, Integer::sum) - 1;
        assertThat(draw.get("index").intValue()).as(place).isEqualTo(index);
      }
    }
  }

  @Test
  void has_rolls_and_picks_to_recompute() throws IOException, URISyntaxException {
    List<JsonNode> events = new ArrayList<>();
    for (Path log : logs()) {
      lines(log).stream().filter(FairnessTest::draws).forEach(events::add);
    }
    assertThat(events)
        .extracting(line -> line.get("type").stringValue())
        .contains("session.dice-rolled", "session.picked");
  }

  private static int recomputed(String seed, String place, JsonNode draw) {
    return Dice.face(seed, place, draw.get("index").intValue(), draw.get("sides").intValue());
  }

  private static String place(List<JsonNode> lines, JsonNode event) {
    return String.join(
        "|",
        "mimir/1",
        lines.getFirst().at("/payload/client_seed").stringValue(),
        event.get("epoch").toString(),
        event.get("frame").stringValue(),
        event.get("node").stringValue(),
        event.get("visit").toString());
  }

  private static String seed(List<JsonNode> lines) {
    return lines.getLast().at("/payload/seed").stringValue();
  }

  private static List<JsonNode> drawing(List<JsonNode> lines) {
    return lines.stream().filter(FairnessTest::draws).map(line -> line.get("payload")).toList();
  }

  private static boolean draws(JsonNode line) {
    return !line.at("/payload/draws").isEmpty();
  }

  private static List<JsonNode> lines(Path log) throws IOException {
    return Files.readAllLines(log).stream().map(JSON::readTree).toList();
  }
}
