package dev.mimir.samples.games;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.graph.Graph;
import dev.mimir.session.SessionEvent.NodeEntered;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EndingsTest {
  private static final int PLAYS = 3_000;

  static List<String> games() {
    return Games.ids();
  }

  @ParameterizedTest
  @MethodSource("games")
  void has_a_route_to_each_ending(String game) {
    assertThat(Route.of(game))
        .extracting(Route::ending)
        .containsExactlyInAnyOrderElementsOf(Games.endings(Games.graph(game)));
  }

  @TestFactory
  Stream<DynamicTest> reaches_each_ending_by_its_route() {
    return games().stream().flatMap(EndingsTest::routes);
  }

  private static Stream<DynamicTest> routes(String game) {
    Graph graph = Games.graph(game);
    return Route.of(game).stream()
        .map(route -> DynamicTest.dynamicTest(game + ": " + route, () -> reaches(graph, route)));
  }

  private static void reaches(Graph graph, Route route) {
    assertThat(Table.played(graph, route).session().ending()).isEqualTo(route.ending());
  }

  @ParameterizedTest
  @MethodSource("games")
  void enters_every_node_in_random_plays_or_on_a_route(String game) {
    Graph graph = Games.graph(game);
    Set<String> left = new HashSet<>(Games.nodes(graph));
    Route.of(game).forEach(route -> left.removeAll(entered(graph, Table.played(graph, route))));
    for (int number = 0; number < PLAYS && !left.isEmpty(); number++) {
      left.removeAll(entered(graph, new RandomPlayer(number).play(graph)));
    }
    assertThat(left).as("nodes never entered").isEmpty();
  }

  private static Set<String> entered(Graph graph, Table table) {
    Set<String> places = new HashSet<>();
    table.log().stream()
        .filter(NodeEntered.class::isInstance)
        .map(NodeEntered.class::cast)
        .forEach(event -> places.add(Games.place(graph.region(event.frame()), event.node())));
    return places;
  }
}
