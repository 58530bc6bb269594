package dev.mimir.projection.graphcatalogue;

import static dev.mimir.projection.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.graph.GraphEvent.GraphArchived;
import dev.mimir.graph.GraphEvent.GraphRestored;
import dev.mimir.projection.Log;
import dev.mimir.projection.Page;
import dev.mimir.projection.ReadSide;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraphCatalogueTest {
  private static final Page.Request FIRST = new Page.Request(1, 20);

  private final ReadSide readSide = new ReadSide(new GraphCatalogueModel());

  @AfterEach
  void close() {
    readSide.close();
  }

  @Test
  void shows_the_newest_version_of_each_graph() {
    Log log =
        new Log()
            .graph("acme", "tea", published("tea", 1, "Tea"))
            .graph("acme", "keep", published("keep", 1, "The Keep"))
            .graph("acme", "tea", published("tea", 2, "More Tea"));
    readSide.liveAndReplayed(
        log,
        () ->
            assertThat(list("acme", null).items())
                .containsExactly(
                    new GraphSummary(
                        "keep", 1, "The Keep", 41, "hash1", false, Log.at(1), Log.at(1)),
                    new GraphSummary(
                        "tea", 2, "More Tea", 42, "hash2", false, Log.at(0), Log.at(2))));
  }

  @Test
  void marks_what_was_archived_until_it_is_restored_or_published_again() {
    Log log =
        new Log()
            .graph("acme", "away", published("away", 1, "A"), new GraphArchived("away", Log.START))
            .graph("acme", "back", published("back", 1, "B"), new GraphArchived("back", Log.START))
            .graph("acme", "back", new GraphRestored("back", Log.START))
            .graph("acme", "anew", published("anew", 1, "C"), new GraphArchived("anew", Log.START))
            .graph("acme", "anew", published("anew", 2, "C"));
    readSide.liveAndReplayed(
        log,
        () ->
            assertThat(list("acme", null).items())
                .filteredOn(GraphSummary::archived)
                .extracting(GraphSummary::graphId)
                .containsExactly("away"));
  }

  @Test
  void marks_a_graph_that_was_published_long_before() {
    readSide.start().publish(new Log().graph("acme", "tea", published("tea", 1, "Tea"))).caughtUp();
    Log later =
        new Log()
            .graph("acme", "tea", new GraphArchived("tea", Log.START))
            .graph("acme", "other", published("other", 1, "Other"));
    readSide.publish(later).caughtUp();
    assertThat(readSide.graphs().find("acme", "tea"))
        .hasValueSatisfying(graph -> assertThat(graph.archived()).isTrue());
  }

  @Test
  void searches_ids_and_titles_in_any_case() {
    Log log =
        new Log()
            .graph("acme", "tea", published("tea", 1, "Two mugs"))
            .graph("acme", "keep", published("keep", 1, "TEA and 100% more"))
            .graph("acme", "mine", published("mine", 1, "Gold"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(ids(list("acme", "tEa"))).containsExactly("keep", "tea");
          assertThat(ids(list("acme", "0% m"))).containsExactly("keep");
          assertThat(ids(list("acme", "%"))).containsExactly("keep");
          assertThat(ids(list("acme", " "))).hasSize(3);
          assertThat(list("acme", "no such \0 graph").total()).isZero();
        });
  }

  @Test
  void pages_through_a_long_list() {
    Log log = new Log();
    for (int i = 0; i < 25; i++) {
      log.graph("acme", "graph-%02d".formatted(i), published("graph-" + i, 1, "Graph " + i));
    }
    readSide.start().publish(log).caughtUp();
    Page<GraphSummary> last = readSide.graphs().list("acme", null, new Page.Request(3, 10));
    assertThat(last.total()).isEqualTo(25);
    assertThat(ids(last))
        .containsExactly("graph-20", "graph-21", "graph-22", "graph-23", "graph-24");
  }

  @Test
  void shows_each_tenant_its_own_graphs() {
    Log log =
        new Log()
            .graph("acme", "tea", published("tea", 1, "Tea of acme"))
            .graph("bolt", "tea", published("tea", 1, "Tea of bolt"));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(list("acme", null).items())
              .extracting(GraphSummary::title)
              .containsExactly("Tea of acme");
          assertThat(readSide.graphs().find("bolt", "tea"))
              .hasValueSatisfying(graph -> assertThat(graph.title()).isEqualTo("Tea of bolt"));
          assertThat(readSide.graphs().find("cora", "tea")).isEmpty();
        });
  }

  private Page<GraphSummary> list(String tenant, @Nullable String q) {
    return readSide.graphs().list(tenant, q, FIRST);
  }

  private static List<String> ids(Page<GraphSummary> page) {
    return page.items().stream().map(GraphSummary::graphId).toList();
  }
}
