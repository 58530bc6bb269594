package dev.mimir.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.tiny.Tiny;
import dev.mimir.value.Json;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Where the ports of nodes in blocks lead.
class ShortNotationTest {
  private static Map<String, String> edges(String nodes) {
    return edges("", nodes);
  }

  private static Map<String, String> edges(String sections, String nodes) {
    JsonNode canonical = canonical(sections, nodes);
    Map<String, String> edges = new TreeMap<>();
    for (JsonNode edge : canonical.path("edges")) {
      String port = edge.path("port").stringValue("next");
      edges.put(edge.path("from").stringValue() + "/" + port, edge.path("to").stringValue());
    }
    return edges;
  }

  private static JsonNode canonical(String sections, String nodes) {
    return Tiny.STAGE
        .graph(
            "{\"format\": \"mimir/1\", \"id\": \"g\", %s \"nodes\": [%s]}"
                .formatted(sections, nodes))
        .canonical();
  }

  @Test
  void a_block_runs_in_order_and_goes_on_where_its_node_does() {
    assertThat(
            edges(
                """
                {"id": "s", "start": {}, "next": "q"},
                {"id": "q", "ask": [
                   {"id": "a", "next": [ {"say": "1"}, {"say": "2"} ]},
                   {"id": "b"}], "next": "e"},
                {"id": "e", "end": "e"}\
                """))
        .containsOnly(
            Map.entry("s/next", "q"),
            Map.entry("q/a", "q.a.1"),
            Map.entry("q/b", "e"),
            Map.entry("q.a.1/next", "q.a.2"),
            Map.entry("q.a.2/next", "e"));
  }

  @Test
  void a_block_that_is_a_next_takes_over_the_default_around_it() {
    assertThat(
            edges(
                """
                {"id": "s", "start": {}, "next": "q"},
                {"id": "q", "ask": [
                   {"id": "a", "next": [ {"id": "x", "say": "1", "next": [ {"say": "2"} ]}, {"id": "y", "say": "3"} ]}],
                 "next": "e"},
                {"id": "e", "end": "e"}\
                """))
        .containsEntry("x/next", "x.next.1")
        .containsEntry("x.next.1/next", "y")
        .containsEntry("y/next", "e");
  }

  @Test
  void a_map_names_ports_and_its_next_the_others() {
    assertThat(
            edges(
                """
                {"id": "s", "start": {}, "next": "i"},
                {"id": "i", "if": "turn > 1", "next": {"no": [ {"say": "1"} ], "next": "e"}},
                {"id": "e", "end": "e"}\
                """))
        .containsOnly(
            Map.entry("s/next", "i"),
            Map.entry("i/no", "i.no.1"),
            Map.entry("i/yes", "e"),
            Map.entry("i.no.1/next", "e"));
  }

  @Test
  void a_bracketed_port_keeps_its_fallback_unless_it_is_named() {
    assertThat(
            edges(
                """
                {"id": "s", "start": {}, "next": "i"},
                {"id": "i", "if": "turn > 1", "next": "e"},
                {"id": "e", "end": "e"}\
                """))
        .containsOnly(Map.entry("s/next", "i"), Map.entry("i/yes", "e"));
  }

  @Test
  void an_empty_block_goes_on_at_once() {
    assertThat(
            edges(
                """
                {"id": "s", "start": {}, "next": "q"},
                {"id": "q", "ask": [ {"id": "a", "next": []} ], "next": "e"},
                {"id": "e", "end": "e"}\
                """))
        .containsEntry("q/a", "e");
  }

  @Test
  void nodes_stand_in_the_order_of_the_document() {
    JsonNode canonical =
        canonical(
            "",
            """
            {"id": "s", "start": {}, "next": [ {"say": "1", "next": [ {"say": "2"} ]}, {"say": "3"} ], "title": "T"},
            {"id": "x", "start": {}}\
            """
                .replace(", \n{\"id\": \"x\", \"start\": {}}", "")
                .replace("{\"id\": \"x\", \"start\": {}}", "{\"id\": \"e\", \"end\": \"e\"}")
                .replace("{\"say\": \"3\"}", "{\"say\": \"3\", \"next\": \"e\"}"));
    assertThat(canonical.path("nodes").valueStream().map(node -> node.path("id").stringValue()))
        .containsExactly("s", "s.next.1", "s.next.1.next.1", "s.next.2", "e");
  }

  @Test
  void nodes_keep_what_editors_put_there() {
    JsonNode node =
        canonical(
                "\"x-editor\": {\"zoom\": 2},",
                """
                {"id": "s", "start": {}, "next": "e", "position": {"x": 1, "y": 2}, "title": "T", "notes": "N", "tags": ["a"], "x-mine": [1]},
                {"id": "e", "end": "e"}\
                """)
            .path("nodes")
            .get(0);
    assertThat(node)
        .isEqualTo(
            Json.STRICT.readTree(
                """
                {"id": "s", "type": "start", "config": {}, "position": {"x": 1, "y": 2}, "title": "T", "notes": "N", "tags": ["a"], "x-mine": [1]}\
                """));
    assertThat(
            canonical(
                    "\"x-editor\": {\"zoom\": 2},", "{\"start\": {}, \"next\": [{\"end\": \"e\"}]}")
                .path("x-editor")
                .path("zoom")
                .intValue())
        .isEqualTo(2);
  }

  @Test
  void edges_keep_what_editors_put_there() {
    JsonNode canonical =
        canonical(
            "\"edges\": [{\"from\": \"s\", \"to\": \"e\", \"x-bend\": 3}],",
            "{\"id\": \"s\", \"start\": {}}, {\"id\": \"e\", \"end\": \"e\"}");
    assertThat(canonical.path("edges").get(0))
        .isEqualTo(Json.STRICT.readTree("{\"from\": \"s\", \"to\": \"e\", \"x-bend\": 3}"));
  }

  @Test
  void defaults_stand_in_the_configs_of_the_canonical_form() {
    JsonNode canonical =
        canonical(
            "\"defaults\": {\"flip\": {\"pick\": \"cycle\"}},",
            """
            {"start": {}, "next": [ {"id": "f", "flip": {"branches": [{"port": "a"}]}}, {"id": "g", "flip": {"branches": [{"port": "a"}], "pick": "first"}}, {"end": "e"} ]}\
            """);
    assertThat(canonical.has("defaults")).isFalse();
    assertThat(canonical.path("nodes").get(1).path("config").path("pick").stringValue())
        .isEqualTo("cycle");
    assertThat(canonical.path("nodes").get(2).path("config").path("pick").stringValue())
        .isEqualTo("first");
  }
}
