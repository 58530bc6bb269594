package dev.mimir.axon.aggregate;

import dev.mimir.axon.aggregate.AggregateCommand.ArchiveGraph;
import dev.mimir.axon.aggregate.AggregateCommand.PublishGraph;
import dev.mimir.engine.Caller;
import dev.mimir.engine.Graphs;
import dev.mimir.graph.Graph;
import dev.mimir.graph.GraphCompiler.Compilation;
import dev.mimir.graph.GraphEvent.GraphPublished;
import dev.mimir.graph.Variable;
import dev.mimir.graph.shape.Identifiers;
import dev.mimir.shared.SharedReader;
import dev.mimir.shared.SharedValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The graphs of the event store.
final class EventSourcedGraphs implements Graphs {
  private final Commands commands;
  private final PublishedGraphs published;
  private final CompiledGraphs graphs;
  private final GraphDocuments documents;
  private final NodeTypeDocs docs;
  private final SharedValues shared;

  EventSourcedGraphs(
      Commands commands,
      PublishedGraphs published,
      CompiledGraphs graphs,
      GraphDocuments documents,
      NodeTypeDocs docs,
      SharedValues shared) {
    this.commands = commands;
    this.published = published;
    this.graphs = graphs;
    this.documents = documents;
    this.docs = docs;
    this.shared = shared;
  }

  @Override
  public Published publish(Caller caller, byte[] document) {
    return Commands.translating(() -> {
      Compilation compilation = graphs.compile(caller.tenant(), document);
      Graph graph = compilation.graph();
      return graph == null
          ? new Published.Invalid(new Report(compilation.errors(), compilation.warnings()))
          : publish(caller, document, graph, compilation);
    });
  }

  private Published publish(Caller caller, byte[] document, Graph graph, Compilation compilation) {
    String tenant = caller.tenant();
    documents.store(tenant, graph.contentHash(), document);
    GameGraph.Publication publication =
        commands.send(
            new PublishGraph(
                AggregateIds.ofGraph(tenant, graph.id()),
                graph.id(),
                graph.title(),
                graph.contentHash(),
                graph.size(),
                graph.pins()),
            caller,
            GameGraph.Publication.class);
    graphs.put(tenant, publication.version(), graph);
    return new Published.Accepted(
        graph.id(),
        publication.version(),
        graph.contentHash(),
        graph.pins(),
        compilation.warnings(),
        publication.created());
  }

  @Override
  public Report validate(Caller caller, byte[] document) {
    Compilation compilation = Commands.translating(() -> graphs.compile(caller.tenant(), document));
    return new Report(compilation.errors(), compilation.warnings());
  }

  @Override
  public boolean archive(Caller caller, String graphId) {
    if (!Identifiers.GRAPH.matcher(graphId).matches()) {
      return false;
    }
    return Commands.translating(() -> {
      try {
        String id = AggregateIds.ofGraph(caller.tenant(), graphId);
        commands.send(new ArchiveGraph(id), caller, Object.class);
        return true;
      } catch (AggregateNotFoundException missing) {
        return false;
      }
    });
  }

  @Override
  public List<Version> versions(Caller caller, String graphId) {
    GraphHistory history = history(caller, graphId);
    return history.versions().stream()
        .map(version -> version(version, history.archived()))
        .toList();
  }

  private static Version version(GraphPublished published, boolean archived) {
    return new Version(
        published.graphId(),
        published.version(),
        published.title(),
        published.contentHash(),
        published.nodes(),
        published.pins(),
        published.at(),
        archived);
  }

  @Override
  public Optional<Document> document(Caller caller, String graphId, int version) {
    return Optional.ofNullable(history(caller, graphId).version(version))
        .map(GraphPublished::contentHash)
        .flatMap(hash ->
            Commands.translating(() -> documents.find(caller.tenant(), hash))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .map(json -> new Document(json, hash)));
  }

  @Override
  public Optional<JsonNode> canonical(Caller caller, String graphId, int version) {
    return Optional.ofNullable(history(caller, graphId).version(version))
        .map(_ ->
            Commands.translating(() -> graphs.get(caller.tenant(), graphId, version)).canonical());
  }

  @Override
  public Optional<Map<String, Object>> sharedVariables(
      Caller caller, String graphId, @Nullable String playerId) {
    int newest = history(caller, graphId).newest();
    return newest == 0
        ? Optional.empty()
        : Optional.of(
            Commands.translating(
                () -> shared(caller, graphs.get(caller.tenant(), graphId, newest), playerId)));
  }

  private Map<String, Object> shared(Caller caller, Graph graph, @Nullable String playerId) {
    SharedReader reader = shared.of(caller.tenant());
    Map<String, Object> values = new LinkedHashMap<>();
    for (Variable variable : graph.sharedVariables().values()) {
      String holder =
          variable.scope() == Variable.Scope.GAME
              ? graph.id()
              : playerId == null ? null : SharedReader.ofPlayer(graph.id(), playerId);
      if (holder != null) {
        SharedValue value = reader.read(holder).get(variable.name());
        values.put(
            variable.name(), value == null ? variable.initial() : variable.nearest(value.value()));
      }
    }
    return values;
  }

  private GraphHistory history(Caller caller, String graphId) {
    return Identifiers.GRAPH.matcher(graphId).matches()
        ? Commands.translating(() -> published.history(caller.tenant(), graphId))
        : GraphHistory.EMPTY;
  }

  @Override
  public List<NodeTypeDoc> nodeTypes() {
    return docs.all();
  }

  @Override
  public JsonNode schema() {
    return docs.schema();
  }
}
