package dev.mimir.web;

import dev.mimir.engine.Caller;
import dev.mimir.engine.Graphs;
import dev.mimir.graph.Problem;
import dev.mimir.graph.ProblemCode;
import dev.mimir.value.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Graphs in memory: any JSON object with an id is one.
final class FakeGraphs implements Graphs {
  private record Stored(Version version, String json) {}

  private final Map<String, List<Stored>> graphs = new ConcurrentHashMap<>();

  @Override
  public synchronized Published publish(Caller caller, byte[] document) {
    Report report = validate(document);
    if (!report.valid()) {
      return new Published.Invalid(report);
    }
    String id = Json.STRICT.readTree(document).path("id").asString();
    String json = new String(document, StandardCharsets.UTF_8);
    List<Stored> versions = stored(caller, id);
    for (Stored known : versions) {
      if (known.json().equals(json)) {
        return accepted(known.version(), false);
      }
    }
    Version version =
        new Version(id, versions.size() + 1, "Title", hash(json), 1, Instant.now(), false);
    versions.add(new Stored(version, json));
    return accepted(version, true);
  }

  private static Published accepted(Version version, boolean created) {
    return new Published.Accepted(
        version.graphId(), version.version(), version.contentHash(), List.of(), created);
  }

  @Override
  public Report validate(byte[] document) {
    try {
      JsonNode tree = Json.STRICT.readTree(document);
      return tree.path("id").isString()
          ? new Report(List.of(), List.of())
          : report(ProblemCode.SCHEMA, "/id", "The id is missing.");
    } catch (JacksonException e) {
      return report(ProblemCode.MALFORMED_JSON, "", "This is not JSON.");
    }
  }

  private static Report report(ProblemCode code, String path, String message) {
    return new Report(List.of(new Problem(code, path, null, message, null, null)), List.of());
  }

  @Override
  public boolean archive(Caller caller, String graphId) {
    return !stored(caller, graphId).isEmpty();
  }

  @Override
  public List<Version> versions(Caller caller, String graphId) {
    return stored(caller, graphId).stream().map(Stored::version).toList();
  }

  @Override
  public Optional<Document> document(Caller caller, String graphId, int version) {
    return stored(caller, graphId).stream()
        .filter(stored -> stored.version().version() == version)
        .map(stored -> new Document(stored.json(), stored.version().contentHash()))
        .findFirst();
  }

  @Override
  public Optional<JsonNode> canonical(Caller caller, String graphId, int version) {
    return document(caller, graphId, version)
        .map(document -> Json.STRICT.readTree(document.json()));
  }

  @Override
  public List<NodeTypeDoc> nodeTypes() {
    JsonNode empty = JsonNodeFactory.instance.objectNode();
    return List.of(new NodeTypeDoc("story", empty, List.of("next"), "Shows text.", empty));
  }

  @Override
  public JsonNode schema() {
    return JsonNodeFactory.instance.objectNode().put("type", "object");
  }

  private List<Stored> stored(Caller caller, String graphId) {
    return graphs.computeIfAbsent(caller.tenant() + "/" + graphId, _ -> new ArrayList<>());
  }

  private static String hash(String json) {
    return HexFormat.of().toHexDigits(json.hashCode()).repeat(8);
  }
}
