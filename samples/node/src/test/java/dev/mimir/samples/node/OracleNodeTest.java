package dev.mimir.samples.node;

import static dev.mimir.scenario.Events.ended;
import static dev.mimir.scenario.Events.entered;
import static dev.mimir.scenario.Events.left;
import static dev.mimir.scenario.Events.rolled;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;

import dev.mimir.node.NodeTypes;
import dev.mimir.scenario.GraphBuilder;
import dev.mimir.scenario.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The node type is found on the class path beside those that ship, and plays with them.
class OracleNodeTest {
  private static final Stage STAGE = new Stage(NodeTypes.discovered());

  private static GraphBuilder asking(Object oracle) {
    return graph()
        .variable("answer", "string", "")
        .node("home", "oracle", oracle)
        .edge("home", "yes", "tea")
        .edge("home", "no", "rain");
  }

  @ParameterizedTest
  @CsvSource({"unlikely,14,rain", "unlikely,15,tea", "even,10,rain", "even,11,tea", "likely,7,tea"})
  void answers_by_the_die(String chance, int face, String ending) {
    STAGE.given(asking(config("chance", chance))).drawing(face).whenStarted().thenEnded(ending);
  }

  @Test
  void a_twenty_is_more_than_yes_where_somebody_cares() {
    STAGE
        .given(asking("even").edge("home", "and", "feast"))
        .drawing(20)
        .whenStarted()
        .then(
            entered("home"),
            rolled("1d20", 20),
            left("home", "and"),
            entered("feast"),
            ended("feast", "feast"));
    STAGE.given(asking("even")).drawing(20).whenStarted().thenEnded("tea");
  }

  @Test
  void writes_its_answer() {
    STAGE
        .given(asking(config("into", "answer")))
        .drawing(3)
        .whenStarted()
        .thenVariable("answer", "no");
  }

  @Test
  void its_example_plays_without_a_warning() throws IOException {
    try (InputStream in = OracleNode.class.getResourceAsStream("oracle.json")) {
      String example =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      STAGE.problemsOf(example).isEmpty();
      STAGE.given(example).drawing(20).whenStarted().thenEnded("feast");
    }
  }
}
