package dev.mimir.playtest;

import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Seed;
import dev.mimir.effect.EffectException;
import dev.mimir.graph.Graph;
import dev.mimir.playtest.PlaytestReport.DeadEnd;
import dev.mimir.playtest.PlaytestReport.FoundIncident;
import dev.mimir.playtest.PlaytestReport.Reason;
import dev.mimir.playtest.PlaytestReport.TurnCounts;
import dev.mimir.playtest.PlaytestReport.UnreachedEnding;
import dev.mimir.scenario.GraphBuilder;
import dev.mimir.session.Wait.Requested;
import dev.mimir.shared.SharedReader;
import dev.mimir.shared.SharedValue;
import dev.mimir.tiny.Tiny;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlaytestTest {
  private static final Outside ECHO =
      (_, effect) -> Map.of("answer", String.valueOf(effect.request().value().get("ask")));

  private static Graph compiled(GraphBuilder graph) {
    return Tiny.STAGE.graph(graph.json());
  }

  private static PlaytestReport played(GraphBuilder graph, Strategy strategy, int runs) {
    return played(graph, new Plan(runs, strategy, 7, 60, 1), ECHO);
  }

  private static PlaytestReport played(GraphBuilder graph, Plan plan, Outside outside) {
    return Playtest.of(compiled(graph), plan, outside, () -> false, () -> false);
  }

  /// A hall with a way out, a cellar without one, a door that opens to a word, and a mirror in
  /// which one must not look with little left.
  private static GraphBuilder house() {
    return graph()
        .variable("hp", "int", 5)
        .variable("word", "string", "")
        .variable("rattled", "int", 0)
        .node("hall", "ask", choices("hurt", "mirror", "cellar", "door", "out"))
        .node("sting", "set", config("set", config("hp", "hp - 1")))
        .edge("hall", "hurt", "sting")
        .edge("sting", "hall")
        .node("mirror", "if", "hp < 3")
        .edge("hall", "mirror", "mirror")
        .node("face", "say", "{{ 10 / (hp - 2) }}")
        .edge("mirror", "yes", "face")
        .edge("mirror", "no", "hall")
        .edge("face", "hall")
        .node("cellar", "ask", choices("rattle", "sit"))
        .edge("hall", "cellar", "cellar")
        .node("rattling", "set", config("set", config("rattled", "rattled + 1")))
        .edge("cellar", "rattle", "rattling")
        .edge("rattling", "cellar")
        .node("dark", "ask", choices("back"))
        .edge("cellar", "sit", "dark")
        .edge("dark", "back", "cellar")
        .node("door", "enter", config("input", config("type", "text"), "into", "word"))
        .edge("hall", "door", "door")
        .node("knock", "if", "lower(word) == 'mellon'")
        .edge("door", "knock")
        .edge("knock", "yes", "friend")
        .node("knock2", "if", "hp > 5")
        .edge("knock", "no", "knock2")
        .edge("knock2", "yes", "stronger")
        .edge("knock2", "no", "hall")
        .edge("hall", "out", "gone");
  }

  private static List<Object> choices(String... ids) {
    return List.of(ids).stream().<Object>map(id -> config("id", id)).toList();
  }

  @ParameterizedTest
  @EnumSource
  void finds_the_endings_and_says_which_it_never_reached(Strategy strategy) {
    PlaytestReport report = played(house(), strategy, 300);
    assertThat(report.endings()).containsOnlyKeys("friend", "gone");
    assertThat(report.unreachedEndings())
        .filteredOn(ending -> !ending.nodeId().equals("end"))
        .singleElement()
        .satisfies(ending -> {
          assertThat(ending.ending()).isEqualTo("stronger");
          assertThat(ending.nearest()).isEqualTo("knock2:yes");
          assertThat(ending.path()).hasSize(2);
        });
    UnreachedEnding unreached = report.unreachedEndings().getLast();
    assertThat(replayed(house(), Objects.requireNonNull(unreached.seed()), unreached.path()))
        .isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void finds_the_place_from_which_nothing_leads_to_an_end(Strategy strategy) {
    PlaytestReport report = played(house(), strategy, 300);
    DeadEnd end = report.stuck().getFirst();
    assertThat(report.stuck()).hasSize(1);
    assertThat(end.nodeId()).isEqualTo("cellar");
    assertThat(end.reason()).isEqualTo(Reason.NO_WAY_OUT);
    assertThat(end.path()).extracting(PlayedStep::choice).containsExactly("cellar");
  }

  @Test
  void finds_an_error_that_shows_only_in_a_rare_state() {
    PlaytestReport report = played(house(), Strategy.COVERAGE, 300);
    FoundIncident incident = report.incidents().getFirst();
    assertThat(incident.nodeId()).isEqualTo("face");
    assertThat(incident.path())
        .extracting(PlayedStep::choice)
        .containsExactly("hurt", "hurt", "hurt", "mirror");
    Run run = replayed(house(), incident.seed(), incident.path());
    assertThat(Objects.requireNonNull(run).session().incident()).isNotNull();
  }

  private static @Nullable Run replayed(
      GraphBuilder graph, String seed, @Nullable List<PlayedStep> path) {
    List<PlayedStep> steps = Objects.requireNonNull(path);
    Plan plan = new Plan(1, Strategy.RANDOM, 0, 60, 1);
    Table table = Table.of(new Atlas(compiled(graph)), plan, ECHO, Watch.NONE);
    return Replay.until(
        run -> run.trail().length() == steps.size(), Seed.ofHex(seed), steps, table);
  }

  @ParameterizedTest
  @EnumSource
  void gives_the_same_report_for_the_same_seed(Strategy strategy) {
    assertThat(played(house(), strategy, 100)).isEqualTo(played(house(), strategy, 100));
  }

  @Test
  void counts_nodes_and_edges_of_fragments_under_their_names() {
    GraphBuilder graph =
        graph()
            .node("call", "call", config("graph", "#slap"))
            .fragment("slap", graph().node("ow", "say", "Ow.").edge("ow", "end"));
    PlaytestReport report = played(graph, Strategy.RANDOM, 1);
    assertThat(report.nodes().visited()).isEqualTo(report.nodes().total());
    Coverage none = new Coverage(new Atlas(compiled(graph)));
    assertThat(none.seen()).isZero();
    assertThat(new Atlas(compiled(graph)).spots())
        .extracting(Spot::id)
        .contains("call", "#slap/ow");
  }

  @Test
  void types_the_numbers_that_expressions_ask_for() {
    GraphBuilder graph =
        graph()
            .variable("guess", "int", 0)
            .variable("sum", "int", 0)
            .node("ask", "enter", config("input", config("type", "int"), "into", "guess"))
            .node("add", "set", config("set", config("sum", "guess + 0")))
            .edge("ask", "add")
            .node("right", "if", "sum == 4711")
            .edge("add", "right")
            .edge("right", "yes", "won")
            .edge("right", "no", "lost");
    assertThat(played(graph, Strategy.COVERAGE, 20).endings()).containsKeys("won", "lost");
  }

  @Test
  void types_texts_that_match_patterns() {
    GraphBuilder graph =
        graph()
            .node(
                "plate",
                "enter",
                config("input", config("type", "text", "pattern", "[A-Z]{2}-(\\d{3}|x+)")));
    assertThat(played(graph, Strategy.RANDOM, 20).endings()).containsEntry("end", 20);
  }

  @Test
  void lets_time_pass_and_lets_what_is_outside_fail() {
    GraphBuilder graph =
        graph()
            .node("pause", "pause", "PT2H")
            .node("ask", "outside", "anyone?")
            .edge("pause", "ask")
            .edge("ask", "next", "heard")
            .edge("ask", "error", "silence");
    PlaytestReport report = played(graph, Strategy.RANDOM, 60);
    assertThat(report.endings()).containsOnlyKeys("heard", "silence");
    assertThat(report.endingPaths())
        .filteredOn(path -> path.ending().equals("silence"))
        .singleElement()
        .satisfies(
            path -> assertThat(path.path()).extracting(PlayedStep::fails).containsExactly(true));
  }

  @Test
  void reports_effects_that_nobody_performs_as_incidents() {
    GraphBuilder graph = graph().node("ask", "outside", "anyone?");
    Outside nobody =
        (_, _) -> {
          throw EffectException.permanent("NO_ANSWER", "nobody is there");
        };
    PlaytestReport report = played(graph, new Plan(5, Strategy.RANDOM, 1, 60, 1), nobody);
    assertThat(report.incidents())
        .containsExactly(
            new FoundIncident(
                "NO_ANSWER",
                "ask",
                "nobody is there",
                5,
                report.incidents().getFirst().seed(),
                List.of()));
  }

  @Test
  void says_where_runs_went_round_though_there_is_a_way_out() {
    GraphBuilder graph =
        graph()
            .node("spin", "ask", choices("on", "stop"))
            .node("again", "if", "visits.spin < 500")
            .edge("spin", "on", "spin")
            .edge("spin", "stop", "again")
            .edge("again", "yes", "spin")
            .edge("again", "no", "dizzy");
    PlaytestReport report = played(graph, new Plan(3, Strategy.RANDOM, 1, 300, 1), ECHO);
    assertThat(report.stuck()).isEmpty();
    assertThat(report.loops())
        .singleElement()
        .satisfies(loop -> {
          assertThat(loop.nodeIds()).containsExactly("spin");
          assertThat(loop.path()).isEmpty();
        });
  }

  @Test
  void plays_for_several_players_and_says_who_did_what() {
    GraphBuilder graph = graph().node("all", "everyone", config());
    PlaytestReport report = played(graph, new Plan(1, Strategy.RANDOM, 1, 60, 3), ECHO);
    assertThat(report.endingPaths().getFirst().path())
        .extracting(PlayedStep::playerId)
        .containsExactlyInAnyOrder("player-1", "player-2", "player-3");
  }

  @Test
  void stops_when_time_is_out() {
    Plan plan = new Plan(1_000, Strategy.COVERAGE, 7, 60, 1);
    PlaytestReport report = Playtest.of(compiled(house()), plan, ECHO, () -> true, () -> true);
    assertThat(report.complete()).isFalse();
    assertThat(report.runs()).isZero();
  }

  @Test
  void runs_see_what_they_write_to_variables_that_outlive_them() {
    GraphBuilder graph =
        graph()
            .variable("guests", config("type", "int", "scope", "game"))
            .node("greet", "set", config("set", config("guests", "guests + 1")))
            .node("full", "if", "guests > 3")
            .edge("greet", "full")
            .edge("full", "yes", "end")
            .node("wait", "ask", choices("on"))
            .edge("full", "no", "wait")
            .edge("wait", "on", "greet");
    Plan plan = new Plan(2, Strategy.RANDOM, 1, 60, 1);
    assertThat(played(graph, plan, ECHO).turns()).isEqualTo(new TurnCounts(3, 3, 3));
    Outside before =
        new Outside() {
          @Override
          public Map<String, Object> perform(String graphId, Requested effect) {
            return Map.of();
          }

          @Override
          public SharedReader shared() {
            return _ -> Map.of("guests", new SharedValue(2L, null));
          }
        };
    assertThat(played(graph, plan, before).turns()).isEqualTo(new TurnCounts(1, 1, 1));
  }

  @Test
  void finds_waits_that_nobody_can_end() {
    GraphBuilder graph = graph().node("all", "everyone", config("needed", 3));
    Plan two = new Plan(4, Strategy.COVERAGE, 1, 60, 2);
    assertThat(played(graph, two, ECHO).stuck())
        .singleElement()
        .satisfies(end -> {
          assertThat(end.nodeId()).isEqualTo("all");
          assertThat(end.reason()).isEqualTo(Reason.NOTHING_OPEN);
          assertThat(end.count()).isEqualTo(4);
          assertThat(end.path()).hasSize(2);
        });
  }

  @Test
  void gives_up_what_goes_round_by_itself() {
    GraphBuilder effects = graph().node("ask", "outside", "again?").edge("ask", "ask");
    PlaytestReport report = played(effects, Strategy.RANDOM, 2);
    assertThat(report.endings()).isEmpty();
    assertThat(report.stuck()).hasSize(1);
    GraphBuilder timers = graph().node("pause", "pause", "PT1S").edge("pause", "pause");
    assertThat(played(timers, Strategy.COVERAGE, 2).stuck()).hasSize(1);
  }
}
