package dev.mimir.graph.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mimir.graph.diff.GraphDiff.ChangedEdge;
import dev.mimir.graph.diff.GraphDiff.ChangedNode;
import dev.mimir.graph.diff.GraphDiff.FieldChange;
import dev.mimir.graph.diff.GraphDiff.GraphEdge;
import dev.mimir.graph.diff.GraphDiff.GraphNode;
import dev.mimir.graph.diff.GraphDiff.Kind;
import dev.mimir.graph.diff.GraphDiff.RenamedNode;
import dev.mimir.tiny.Tiny;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GraphDiffTest {
  private static final String TEA =
      """
      { "format": "mimir/1", "id": "tea", "title": "Tea",
        "variables": { "hp": {"type": "int", "initial": 3, "min": 0} },
        "nodes": [
          { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "ask": [ {"id": "take"}, {"id": "lie", "when": "hp > 1"} ],
            "next": {"take": "mug", "lie": "slap"} },
          { "id": "mug", "say": "Warm.", "next": "later", "position": {"x": 1, "y": 2} },
          { "id": "slap", "call": {"graph": "#slap"}, "next": "later" },
          { "id": "later", "end": "later" } ],
        "fragments": { "slap": { "nodes": [
          { "id": "in", "start": {}, "next": "ow" },
          { "id": "ow", "set": {"set": {"hp": "hp - 1"}}, "next": "out" },
          { "id": "out", "end": "out" } ] } } }
      """;

  private static JsonNode canonical(String json) {
    return Tiny.STAGE.graph(json).canonical();
  }

  /// What comes of replacing one text in the document by another.
  private static GraphDiff after(String... replaced) {
    String changed = TEA;
    for (int i = 0; i < replaced.length; i += 2) {
      assertThat(changed).contains(replaced[i]);
      changed = changed.replace(replaced[i], replaced[i + 1]);
    }
    return GraphDiff.between(canonical(TEA), canonical(changed));
  }

  private static void isNothing(GraphDiff diff) {
    assertThat(diff.same()).isTrue();
    assertThat(diff.nodes().moved()).isEmpty();
    assertThat(diff.nodes().annotated()).isEmpty();
    assertThat(diff.annotations()).isEmpty();
  }

  @Test
  void sees_no_difference_in_notation_white_space_and_spelling_of_numbers() {
    isNothing(after("\"x\": 1,", "\"x\" : 1.0 ,"));
    isNothing(GraphDiff.between(canonical(TEA), canonical(canonical(TEA).toString())));
  }

  @Test
  void tells_a_move_in_the_editor_apart() {
    GraphDiff diff = after("{\"x\": 1, \"y\": 2}", "{\"x\": 10, \"y\": 2}");
    assertThat(diff.same()).isTrue();
    assertThat(diff.nodes().moved()).containsExactly("mug");
  }

  @Test
  void tells_titles_and_notes_apart() {
    GraphDiff diff =
        after(
            "\"Tea\"",
            "\"Tea at five\"",
            "\"say\": \"Warm.\"",
            "\"say\":\"Warm.\",\"notes\":\"?\"");
    assertThat(diff.same()).isTrue();
    assertThat(diff.annotations()).extracting(FieldChange::path).containsExactly("/title");
    assertThat(diff.nodes().annotated()).extracting(ChangedNode::nodeId).containsExactly("mug");
  }

  @Test
  void reports_changed_fields_with_pointers_and_values() {
    GraphDiff diff = after("\"Warm.\"", "\"Cold.\"", "hp > 1", "hp > 2");
    assertThat(diff.same()).isFalse();
    assertThat(diff.nodes().changed())
        .flatExtracting(ChangedNode::changes)
        .extracting(FieldChange::path, FieldChange::change, c -> String.valueOf(c.to()))
        .containsExactly(
            tuple("/config/choices/1/when", Kind.CHANGED, "\"hp > 2\""),
            tuple("/config/text", Kind.CHANGED, "\"Cold.\""));
  }

  @Test
  void knows_choices_by_their_ids_and_tells_their_order() {
    GraphDiff swapped =
        after(
            "{\"id\": \"take\"}, {\"id\": \"lie\", \"when\": \"hp > 1\"}",
            "{\"id\": \"lie\", \"when\": \"hp > 1\"}, {\"id\": \"take\"}");
    assertThat(swapped.nodes().changed())
        .flatExtracting(ChangedNode::changes)
        .extracting(FieldChange::path, FieldChange::change)
        .containsExactly(tuple("/config/choices", Kind.REORDERED));
    GraphDiff more =
        after(
            "[ {\"id\": \"take\"}", "[ {\"id\": \"why\"}, {\"id\": \"take\"}",
            "{\"take\": \"mug\"", "{\"why\": \"later\", \"take\": \"mug\"");
    assertThat(more.nodes().changed())
        .flatExtracting(ChangedNode::changes)
        .extracting(FieldChange::path, FieldChange::change)
        .containsExactly(tuple("/config/choices/0", Kind.ADDED));
    assertThat(more.edges().added()).containsExactly(new GraphEdge("ask", "why", "later"));
  }

  @Test
  void reports_nodes_and_edges_of_fragments_under_their_names() {
    GraphDiff diff =
        after(
            "\"hp - 1\"", "\"hp - 2\"",
            "\"next\": \"ow\"", "\"next\": \"cry\"",
            "{ \"id\": \"ow\"",
                "{ \"id\": \"cry\", \"say\": \"Ow!\", \"next\": \"ow\" }, { \"id\": \"ow\"");
    assertThat(diff.nodes().added()).containsExactly(new GraphNode("#slap/cry", "say"));
    assertThat(diff.nodes().changed()).extracting(ChangedNode::nodeId).containsExactly("#slap/ow");
    assertThat(diff.edges().added())
        .containsExactly(new GraphEdge("#slap/cry", "next", "#slap/ow"));
    assertThat(diff.edges().changed())
        .containsExactly(new ChangedEdge("#slap/in", "next", "#slap/ow", "#slap/cry"));
  }

  @Test
  void knows_a_renamed_node_and_the_edges_that_follow_it() {
    GraphDiff diff = after("\"mug\"", "\"cup\"");
    assertThat(diff.same()).isFalse();
    assertThat(diff.nodes().renamed()).containsExactly(new RenamedNode("mug", "cup", "say"));
    assertThat(diff.nodes().added()).isEmpty();
    assertThat(diff.nodes().removed()).isEmpty();
    assertThat(diff.edges().changed()).isEmpty();
    assertThat(diff.edges().added()).isEmpty();
  }

  @Test
  void sees_through_ids_that_come_from_places() {
    String block = "{ \"id\": \"mug\", \"say\": \"Warm.\", \"next\": [%s] },";
    String two = block.formatted("{\"say\": \"One.\"}, {\"say\": \"Two.\", \"next\": \"later\"}");
    String three =
        block.formatted(
            "{\"say\": \"New.\"}, {\"say\": \"One.\"}, {\"say\": \"Two.\", \"next\": \"later\"}");
    String node =
        "{ \"id\": \"mug\", \"say\": \"Warm.\", \"next\": \"later\","
            + " \"position\": {\"x\": 1, \"y\": 2} },";
    GraphDiff diff =
        GraphDiff.between(canonical(TEA.replace(node, two)), canonical(TEA.replace(node, three)));
    assertThat(diff.nodes().added()).containsExactly(new GraphNode("mug.next.1", "say"));
    assertThat(diff.nodes().renamed())
        .containsExactly(
            new RenamedNode("mug.next.1", "mug.next.2", "say"),
            new RenamedNode("mug.next.2", "mug.next.3", "say"));
    assertThat(diff.nodes().changed()).isEmpty();
    assertThat(diff.nodes().removed()).isEmpty();
    assertThat(diff.edges().changed())
        .containsExactly(new ChangedEdge("mug", "next", "mug.next.2", "mug.next.1"));
    assertThat(diff.edges().added())
        .containsExactly(new GraphEdge("mug.next.1", "next", "mug.next.2"));
  }

  @Test
  void a_node_may_take_the_id_of_one_that_went() {
    String other = "\"slap\", \"call\": {\"graph\": \"#slap\"}, \"next\": \"later\"";
    GraphDiff diff =
        after(
            other,
            "\"slap\", \"say\": \"Warm.\", \"next\": \"later\"",
            "{ \"id\": \"mug\", \"say\": \"Warm.\"",
            "{ \"id\": \"mug\", \"say\": \"Hot.\"");
    assertThat(diff.nodes().renamed()).containsExactly(new RenamedNode("mug", "slap", "say"));
    assertThat(diff.nodes().added()).containsExactly(new GraphNode("mug", "say"));
    assertThat(diff.nodes().removed()).containsExactly(new GraphNode("slap", "call"));
    assertThat(diff.edges().removed()).containsExactly(new GraphEdge("slap", "next", "later"));
  }

  @Test
  void reports_declarations_and_whole_fragments() {
    GraphDiff diff =
        after(
            "\"initial\": 3, \"min\": 0}",
            "\"initial\": 4}, \"luck\": {\"type\": \"int\"}",
            "\"fragments\": {",
            "\"fragments\": { \"rest\": { \"inputs\": {\"n\": {\"type\": \"int\"}}, \"nodes\": ["
                + "{ \"id\": \"in\", \"start\": {}, \"next\": \"out\" },"
                + "{ \"id\": \"out\", \"end\": \"out\" } ] },");
    assertThat(diff.fields())
        .extracting(FieldChange::path, FieldChange::change)
        .containsExactly(
            tuple("/variables/hp/initial", Kind.CHANGED),
            tuple("/variables/hp/min", Kind.REMOVED),
            tuple("/variables/luck", Kind.ADDED),
            tuple("/fragments/rest", Kind.ADDED));
    assertThat(diff.nodes().added())
        .containsExactly(new GraphNode("#rest/in", "start"), new GraphNode("#rest/out", "end"));
  }

  @Test
  void the_way_back_takes_away_what_the_way_there_added() {
    JsonNode more = canonical(TEA.replace("{\"id\": \"take\"}", "{\"id\":\"take\",\"once\":true}"));
    FieldChange there = change(GraphDiff.between(canonical(TEA), more));
    FieldChange back = change(GraphDiff.between(more, canonical(TEA)));
    assertThat(List.of(there.change(), back.change())).containsExactly(Kind.ADDED, Kind.REMOVED);
    assertThat(there.to()).isEqualTo(back.from());
    assertThat(there.path()).isEqualTo(back.path()).isEqualTo("/config/choices/0/once");
  }

  private static FieldChange change(GraphDiff diff) {
    return diff.nodes().changed().getFirst().changes().getFirst();
  }
}
