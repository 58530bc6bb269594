package dev.mimir.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Draws;
import dev.mimir.dice.ScriptedDraws;
import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.graph.GraphCompiler;
import dev.mimir.graph.GraphCompiler.Compilation;
import dev.mimir.graph.Problem;
import dev.mimir.interpreter.Chance;
import dev.mimir.interpreter.Decision;
import dev.mimir.interpreter.Interpreter;
import dev.mimir.node.NodeTypes;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionCommand.Start;
import dev.mimir.session.SessionEvent;
import dev.mimir.value.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Plays a game and tells what happened, see [Line]. The draws are the faces given. Silently, each
/// event goes through JSON and back, and the log so read folds to the same state.
public final class Play {
  private static final Seed SEED = Seed.of(new byte[Seed.LENGTH]);
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final GraphCompiler COMPILER = new GraphCompiler(NodeTypes.discovered());

  private final Graph graph;
  private final List<SessionEvent> log = new ArrayList<>();
  private final List<Player> players = new ArrayList<>();
  private Draws draws = ScriptedDraws.of();
  private Session session = Session.NONE;
  private int turnBegan;

  private Play(Graph graph) {
    this.graph = graph;
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
    return compiled(document).errors().stream().map(Play::shown).toList();
  }

  private static String shown(Problem problem) {
    return problem.code() + " " + problem.path();
  }

  private static Compilation compiled(String document) {
    return COMPILER.compile(document.getBytes(StandardCharsets.UTF_8));
  }

  /// A play of a document that has no error.
  public static Play of(String document) {
    Compilation compilation = compiled(document);
    assertThat(compilation.errors()).isEmpty();
    return new Play(Objects.requireNonNull(compilation.graph()));
  }

  public Play with(Player... others) {
    players.addAll(List.of(others));
    return this;
  }

  public Play drawing(int... faces) {
    draws = ScriptedDraws.of(faces);
    return this;
  }

  public Play start() {
    Start command =
        new Start("game", 1, graph.contentHash(), players, Map.of(), null, "");
    return took(Interpreter.start(command, graph, new Chance(SEED, draws), NOW));
  }

  public Play choose(String id) {
    return answer(null, Answer.choice(id));
  }

  public Play say(String text) {
    return answer(null, Answer.text("player", text));
  }

  public Play say(String player, String text) {
    return answer(player, Answer.text(player, text));
  }

  public Play give(Object value) {
    return answer(null, Answer.value(value));
  }

  /// Tries an answer that is to be refused.
  public Play refuses(Answer answer) {
    assertThat(decide(null, answer)).isInstanceOf(Decision.Rejected.class);
    return this;
  }

  private Play answer(@Nullable String player, Answer answer) {
    return took(decide(player, answer));
  }

  private Decision decide(@Nullable String player, Answer answer) {
    Input command = new Input(player, answer, null, null);
    return Interpreter.input(command, session, graph, new Chance(SEED, draws), NOW);
  }

  private Play took(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    Decision.Accepted accepted = (Decision.Accepted) decision;
    turnBegan = log.size();
    log.addAll(accepted.events());
    session = accepted.after();
    assertThat(Session.of(log.stream().map(Play::throughJson).toList())).isEqualTo(session);
    return this;
  }

  private static SessionEvent throughJson(SessionEvent event) {
    return Json.MAPPER.readValue(Json.MAPPER.writeValueAsBytes(event), event.getClass());
  }

  /// Compares all that the latest turn did; the start and the entering of nodes are left out.
  public Play then(String... lines) {
    List<String> told =
        log.subList(turnBegan, log.size()).stream().map(Line::of).filter(l -> !l.isEmpty()).toList();
    assertThat(told).containsExactly(lines);
    return this;
  }

  public Session session() {
    return session;
  }
}
