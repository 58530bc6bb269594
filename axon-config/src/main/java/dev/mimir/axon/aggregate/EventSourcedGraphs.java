package dev.mimir.axon.aggregate;

import dev.mimir.axon.aggregate.AggregateCommand.ArchiveGraph;
import dev.mimir.axon.aggregate.AggregateCommand.PublishGraph;
import dev.mimir.engine.Caller;
import dev.mimir.engine.Graphs;
import dev.mimir.graph.Graph;
import dev.mimir.graph.GraphCompiler.Compilation;
import dev.mimir.graph.GraphEvent.GraphPublished;
import dev.mimir.graph.shape.Identifiers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import tools.jackson.databind.JsonNode;

/// The graphs of the event store.
final class EventSourcedGraphs implements Graphs {
  private final Commands commands;
  private final PublishedGraphs published;
  private final CompiledGraphs graphs;
  private final GraphDocuments documents;
  private final NodeTypeDocs docs;

  EventSourcedGraphs(
      Commands commands,
      PublishedGraphs published,
      CompiledGraphs graphs,
      GraphDocuments documents,
      NodeTypeDocs docs) {
    this.commands = commands;
    this.published = published;
    this.graphs = graphs;
    this.documents = documents;
    this.docs = docs;
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
