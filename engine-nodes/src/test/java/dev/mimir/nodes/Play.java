package dev.mimir.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.graph.Problem;
import dev.mimir.node.NodeTypes;
import dev.mimir.scenario.Given;
import dev.mimir.scenario.Scenario;
import dev.mimir.scenario.Stage;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Rejection;
import dev.mimir.session.SessionCommand;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A scenario on a document, told in lines, see [Line].
public final class Play {
  private static final Stage STAGE = new Stage(NodeTypes.discovered());

  private Given given;
  private @Nullable Scenario scenario;

  private Play(Given given) {
    this.given = given;
  }

  /// The document of a graph with these members; it begins with the node `begin`, which leads to
  /// `it`, and has the nodes `done` and `other`, which end it.
  public static String game(String members, String nodes) {
    return """
    { "format": "mimir/1", "id": "game", %s "nodes": [
      { "id": "begin", "start": {}, "next": "it" },
      %s,
      { "id": "done", "end": "done" },
      { "id": "other", "end": "other" } ] }
    """
        .formatted(members.isEmpty() ? "" : members + ",", nodes);
  }

  /// All errors of a document, as `CODE path`.
  public static List<String> errors(String document) {
    return STAGE.problemsOf(document).all().stream()
        .filter(Problem::isError)
        .map(problem -> problem.code() + " " + problem.path())
        .toList();
  }

  /// A play of a document that has no error.
  public static Play of(String document) {
    return new Play(STAGE.given(document));
  }

  public Play with(Player... players) {
    given = given.playedBy(players);
    return this;
  }

  public Play drawing(int... faces) {
    given = given.drawing(faces);
    return this;
  }

  public Play start() {
    scenario = given.whenStarted();
    return this;
  }

  public Play choose(String id) {
    scenario = scenario().choosing(id);
    return this;
  }

  public Play choose(String player, String id) {
    scenario = scenario().as(player).choosing(id);
    return this;
  }

  /// The first deadline that stands comes.
  public Play expire() {
    scenario = scenario().expiring();
    return this;
  }

  /// Any command, such as of a player who joins or leaves.
  public Play command(SessionCommand command) {
    scenario = scenario().commanding(command);
    return this;
  }

  public Play say(String text) {
    scenario = scenario().typing(text);
    return this;
  }

  public Play say(String player, String text) {
    scenario = scenario().as(player).typing(text);
    return this;
  }

  /// Answers with a number or truth value.
  public Play give(Object value) {
    scenario = scenario().answering(value);
    return this;
  }

  /// More faces that will be drawn.
  public Play drawingMore(int... faces) {
    scenario = scenario().drawing(faces);
    return this;
  }

  /// Who gives the next answer.
  public Play as(String player) {
    scenario = scenario().as(player);
    return this;
  }

  /// Tries an answer that is to be refused.
  public Play refuses(Answer answer) {
    scenario().answering(answer).thenRefused(Rejection.DoesNotFit.class);
    return this;
  }

  /// What the latest turn did; the start and the entering of nodes are left out.
  public List<String> lines() {
    return scenario().turn().stream().map(Line::of).filter(line -> !line.isEmpty()).toList();
  }

  /// Compares all that the latest turn did.
  public Play then(String... lines) {
    assertThat(lines()).containsExactly(lines);
    return this;
  }

  /// The scenario as it stands.
  public Scenario scenario() {
    return Objects.requireNonNull(scenario, "not started");
  }
}
