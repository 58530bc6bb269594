package dev.mimir.interpreter;

import static dev.mimir.scenario.Events.added;
import static dev.mimir.scenario.Events.entered;
import static dev.mimir.scenario.Events.in;
import static dev.mimir.scenario.Events.left;
import static dev.mimir.scenario.Events.read;
import static dev.mimir.scenario.Events.shared;
import static dev.mimir.scenario.Events.shown;
import static dev.mimir.scenario.Events.waits;
import static dev.mimir.scenario.Report.problem;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.graph;
import static dev.mimir.tiny.Tiny.given;
import static dev.mimir.tiny.Tiny.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.graph.ProblemCode;
import dev.mimir.scenario.GraphBuilder;
import dev.mimir.session.Answer;
import dev.mimir.session.Rejection;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionCommand.Start;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.Parent;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.SharedRead;
import dev.mimir.session.SessionEvent.SharedWritten;
import dev.mimir.shared.SharedOperation;
import dev.mimir.shared.SharedReader;
import dev.mimir.shared.SharedValue;
import dev.mimir.tiny.Tiny;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Variables of the scopes `player` and `game`.
class SharedVariablesTest {
  private static ObjectNode declared(String type, Object initial, String scope) {
    return config("type", type, "initial", initial, "scope", scope);
  }

  private static SharedOperation add(String variable, long difference) {
    return new SharedOperation(
        variable, SharedOperation.Kind.ADD, difference, 0L, null, null, null);
  }

  /// Counts guests, and asks again and again.
  private static GraphBuilder inn() {
    return graph()
        .variable("guests", declared("int", 100, "game"))
        .variable("motto", declared("string", "none", "player"))
        .node(
            "q", "ask", List.of(config("id", "count"), config("id", "boast"), config("id", "tell")))
        .edge("q", "count", "up")
        .edge("q", "boast", "say")
        .edge("q", "tell", "tell")
        .node("up", "set", config("set", config("guests", "guests + 1")))
        .edge("up", "q")
        .node("say", "set", config("set", config("motto", "'Ha' + player.id")))
        .edge("say", "q")
        .node("tell", "say", "{{ guests }} {{ motto }}")
        .edge("tell", "q");
  }

  @Test
  void a_session_reads_them_as_it_begins_and_shows_them() {
    given(inn())
        .shared("scenario", SharedOperation.set("guests", 7L, null))
        .whenStarted()
        .thenAmong(read("scenario.guests", 7, "scenario/player.motto", "none"), entered("q"))
        .thenVariable("guests", 7)
        .thenVariable("motto", "none")
        .choosing("tell")
        .thenShown("7 none");
  }

  @Test
  void a_turn_reads_what_others_did_and_nothing_when_they_did_nothing() {
    given(inn())
        .whenStarted()
        .choosing("tell")
        .then(
            left("q", "tell"),
            entered("tell"),
            shown("tell", "100 none"),
            left("tell"),
            entered("q"),
            waits("q"))
        .meanwhile("scenario", SharedOperation.set("guests", 40L, null))
        .choosing("tell")
        .thenAmong(read("scenario.guests", 40), left("q", "tell"), shown("tell", "40 none"));
  }

  @Test
  void what_is_computed_from_a_number_is_written_as_the_difference() {
    given(inn())
        .shared("scenario", SharedOperation.set("guests", 7L, null))
        .whenStarted()
        .choosing("count")
        .thenAmong(entered("up"), added("up", "scenario", "guests", 1), left("up"))
        .thenVariable("guests", 8)
        .meanwhile("scenario", add("guests", 30))
        .choosing("tell")
        .thenAmong(read("scenario.guests", 38), shown("tell", "38 none"));
  }

  @Test
  void anything_else_is_written_as_it_is() {
    given(
            graph()
                .variable("latest", declared("int", 0, "game"))
                .variable("best", declared("list", List.of(), "game"))
                .node(
                    "r",
                    "set",
                    config("set", config("latest", "6 * 7", "best", "best + [latest]"))))
        .whenStarted()
        .thenAmong(shared("r", "scenario", "latest", 42, "best", List.of(42)), left("r"));
  }

  @Test
  void several_changes_in_one_node_are_one_operation() {
    given(
            graph()
                .variable("n", declared("int", 5, "game"))
                .variable("own", "int", 0)
                .node("r", "set", config("set", config("n", "n + 1", "own", "n * 2"))))
        .whenStarted()
        .thenAmong(added("r", "scenario", "n", 1))
        .thenVariable("own", 12)
        .thenVariable("n", 6);
  }

  @Test
  void a_player_has_values_of_their_own() {
    given(inn())
        .playedBy("ann", "bob")
        .shared("scenario/bob", SharedOperation.set("motto", "Hm", null))
        .whenStarted()
        .as("ann")
        .choosing("boast")
        .thenAmong(shared("say", "scenario/ann", "motto", "Haann"))
        .as("bob")
        .choosing("tell")
        .thenShown("100 Hm")
        .as("ann")
        .choosing("tell")
        .thenShown("100 Haann");
  }

  @Test
  void values_keep_to_their_bounds_here_and_outside() {
    GraphBuilder bounded =
        graph()
            .variable(
                "n", config("type", "int", "initial", 3, "max", 4, "scope", "game", "clamp", true))
            .node("a", "set", config("set", config("n", "n + 5")))
            .edge("a", "b")
            .node("b", "say", "{{ n }}");
    given(bounded)
        .shared("scenario", SharedOperation.set("n", 90L, null))
        .whenStarted()
        .thenAmong(read("scenario.n", 4), shown("b", "4"));
    given(bounded.variable("n", declared("int", 3, "game").put("max", 4)))
        .whenStarted()
        .thenIncident("VALUE_OUT_OF_RANGE", "a");
  }

  @Test
  void a_value_of_another_type_counts_as_none() {
    given(inn())
        .shared("scenario", SharedOperation.set("guests", "many", null))
        .whenStarted()
        .thenVariable("guests", 100);
  }

  @Test
  void a_failed_node_has_written_nothing() {
    given(
            graph()
                .variable("n", declared("int", 0, "game"))
                .variable("own", config("type", "int", "max", 3))
                .node("a", "set", config("set", config("n", "n + 1", "own", "9"))))
        .whenStarted()
        .thenIncident("VALUE_OUT_OF_RANGE", "a")
        .thenVariable("n", 0);
  }

  @Test
  void they_cannot_be_set_as_a_session_begins() {
    Start start = start(Map.of("guests", 5L));
    assertThat(Interpreter.refusal(start, Tiny.STAGE.graph(inn().json())))
        .isEqualTo(
            new Rejection.BadStart(
                "'guests' outlives sessions and cannot be set at the start of one"));
  }

  private static Start start(Map<String, Object> variables) {
    return new Start("scenario", 1, "hash", List.of(), variables, null, "");
  }

  @Test
  void another_graph_brings_its_own() {
    Tiny.STAGE
        .publishing(inn().with("id", "inn"))
        .given(graph().variable("guests", declared("int", 1, "game")).node("c", "call", "inn"))
        .shared("inn", SharedOperation.set("guests", 50L, null))
        .whenStarted()
        .thenAmong(read("scenario.guests", 1, "inn.guests", 50, "inn/player.motto", "none"))
        .choosing("count")
        .thenAmong(in("c", added("up", "inn", "guests", 1))[0])
        .thenVariable("guests", 1)
        .choosing("tell")
        .thenShown("51 none");
  }

  @Test
  void a_fork_goes_on_with_what_it_knows_and_writes_nothing_through() {
    Graph graph = Tiny.STAGE.graph(inn().json());
    Chance chance = Chance.of(Seed.of(new byte[Seed.LENGTH]));
    SharedReader seven = _ -> Map.of("guests", new SharedValue(7L, null));
    var begun =
        (Decision.Accepted) Interpreter.start(start(Map.of()), graph, chance, Instant.EPOCH, seven);
    Session fork = Session.of(begun.events().stream().map(SharedVariablesTest::forked).toList());
    SharedReader eight = _ -> Map.of("guests", new SharedValue(8L, null));
    Input input = new Input(null, Answer.choice("count"), null, null);
    var played =
        (Decision.Accepted) Interpreter.decide(input, fork, graph, chance, Instant.EPOCH, eight);
    assertThat(played.events()).noneMatch(SharedRead.class::isInstance);
    assertThat(played.events())
        .filteredOn(SharedWritten.class::isInstance)
        .singleElement()
        .isEqualTo(
            new SharedWritten(
                "",
                "up",
                "scenario",
                List.of(
                    new SharedOperation(
                        "guests", SharedOperation.Kind.ADD, 1L, 100L, null, null, null)),
                false));
    assertThat(played.after().shared("scenario").values().get("guests"))
        .isEqualTo(new SharedValue(8L, null));
    assertThat(played.after().shared("scenario").written()).isEqualTo(-1);
  }

  private static SessionEvent forked(SessionEvent event) {
    return event instanceof SessionStarted started
        ? new SessionStarted(
            started.graphId(),
            started.graphVersion(),
            started.contentHash(),
            started.semantics(),
            started.players(),
            started.variables(),
            started.commitment(),
            started.clientSeed(),
            started.explicitSeed(),
            started.at(),
            new Parent("parent", 3))
        : event;
  }

  @Test
  void publication_says_where_a_scope_has_no_meaning() {
    problemsOf(
            graph()
                .variable("x", config("type", "bool", "is", "true", "scope", "game"))
                .node("c", "call", "#f")
                .fragment(
                    "f",
                    graph()
                        .entry("variables", "y", declared("int", 0, "player"))
                        .node("s", "say", "{{ y }}")))
        .contains(problem(ProblemCode.SCHEMA, "/variables/x/scope"))
        .contains(problem(ProblemCode.SCHEMA, "/fragments/f/variables/y/scope"));
  }
}
