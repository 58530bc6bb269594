package dev.mimir.axon.aggregate;

import dev.mimir.axon.eventstore.EventLog;
import dev.mimir.axon.eventstore.EventLog.Logged;
import dev.mimir.axon.eventstore.HashChain;
import dev.mimir.engine.Caller;
import dev.mimir.engine.EngineUnavailableException;
import dev.mimir.engine.Graphs;
import dev.mimir.engine.Replays;
import dev.mimir.graph.Graph;
import dev.mimir.graph.GraphCompiler.Compilation;
import dev.mimir.interpreter.Replay;
import dev.mimir.session.EventTypes;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.value.Json;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Decides the sessions of the event store again.
final class EventSourcedReplays implements Replays {
  private static final System.Logger LOG = System.getLogger(EventSourcedReplays.class.getName());

  /// Events of sessions that are read at once.
  private static final long AT_ONCE = 5_000;

  private final EventLog logs;
  private final HashChain chain;
  private final PublishedGraphs published;
  private final CompiledGraphs graphs;
  private final SessionRules rules;
  private final Semaphore regressions = new Semaphore(1);

  EventSourcedReplays(
      EventLog logs,
      HashChain chain,
      PublishedGraphs published,
      CompiledGraphs graphs,
      SessionRules rules) {
    this.logs = logs;
    this.chain = chain;
    this.published = published;
    this.graphs = graphs;
    this.rules = rules;
  }

  /// What to decide on.
  private sealed interface Found {
    record On(Graph graph) implements Found {}

    record Missing(String message) implements Found {}

    record Invalid(Graphs.Report report) implements Found {}
  }

  @Override
  public Replayed replay(Caller caller, String sessionId, Target target) {
    return Commands.translating(() -> {
      String id = AggregateIds.ofSession(caller.tenant(), sessionId);
      List<SessionEvent> log = events(logs.all(id));
      if (log.isEmpty()) {
        return new Replayed.NoSuchSession();
      }
      SessionStarted started = (SessionStarted) log.getFirst();
      return switch (found(caller.tenant(), started.graphId(), started.graphVersion(), target)) {
        case Found.Missing(var message) -> new Replayed.NoSuchVersion(message);
        case Found.Invalid(var report) -> new Replayed.Invalid(report);
        case Found.On(Graph graph) -> decided(id, log, started, graph);
      };
    });
  }

  private Replayed decided(String id, List<SessionEvent> log, SessionStarted started, Graph graph) {
    OptionalLong broken = chain.firstBroken(id);
    return broken.isPresent()
        ? new Replayed.Decided(log.size(), broken.getAsLong(), null)
        : new Replayed.Decided(log.size(), null, divergence(id, log, started, graph));
  }

  private @Nullable Divergence divergence(
      String id, List<SessionEvent> log, SessionStarted started, Graph graph) {
    String tenant = AggregateIds.tenant(id);
    Graph from = graphs.get(tenant, started.graphId(), started.graphVersion());
    var chance = rules.chance(id, started.explicitSeed());
    Replay.Divergence found =
        graph == from
            ? Replay.proof(
                log, graph, chance, version -> graphs.get(tenant, started.graphId(), version))
            : Replay.on(graph, from, log, chance);
    return found == null ? null : shown(AggregateIds.local(id), found);
  }

  private static Divergence shown(String session, Replay.Divergence found) {
    return new Divergence(
        session,
        found.sequence(),
        found.turn(),
        found.node(),
        shown(found.expected()),
        shown(found.actual()),
        found.message());
  }

  private static @Nullable Event shown(@Nullable SessionEvent event) {
    return event == null
        ? null
        : new Event(EventTypes.of(event).served(), Json.MAPPER.valueToTree(event));
  }

  private Found found(String tenant, String graphId, int played, Target target) {
    JsonNode candidate = target.candidate();
    if (candidate != null) {
      Compilation compilation = graphs.compile(tenant, Json.MAPPER.writeValueAsBytes(candidate));
      Graph graph = compilation.graph();
      return graph == null
          ? new Found.Invalid(new Graphs.Report(compilation.errors(), compilation.warnings()))
          : new Found.On(graph);
    }
    int version = target.version() == null ? played : target.version();
    GraphHistory history = published.history(tenant, graphId);
    return history.version(version) == null
        ? new Found.Missing(history.unknown(graphId))
        : new Found.On(graphs.get(tenant, graphId, version));
  }

  private static List<SessionEvent> events(Stream<Logged> log) {
    return log.map(logged -> (SessionEvent) logged.payload()).toList();
  }

  @Override
  public Compared regression(
      Caller caller, String graphId, int fromVersion, Target target, List<String> sessions) {
    if (!regressions.tryAcquire()) {
      throw new EngineUnavailableException("another regression is under way; try again soon");
    }
    try {
      return Commands.translating(() ->
          switch (found(caller.tenant(), graphId, fromVersion, target)) {
            case Found.Missing(var message) -> new Compared.NoSuchVersion(message);
            case Found.Invalid(var report) -> new Compared.Invalid(report);
            case Found.On(Graph graph) -> compared(caller.tenant(), graph, sessions);
          });
    } finally {
      regressions.release();
    }
  }

  private Compared compared(String tenant, Graph graph, List<String> sessions) {
    Regression regression = new Regression();
    List<String> ids = sessions.stream().map(id -> AggregateIds.ofSession(tenant, id)).toList();
    AllCores.run(
        logs.groups(ids, AT_ONCE).stream()
            .map(group -> (Runnable) () -> compare(group, graph, regression))
            .toList());
    return regression.done();
  }

  private void compare(List<String> ids, Graph graph, Regression regression) {
    Map<String, Stream<Logged>> read = logs.all(ids);
    for (String id : ids) {
      try {
        List<SessionEvent> log = events(read.getOrDefault(id, Stream.empty()));
        regression.add(divergence(id, log, (SessionStarted) log.getFirst(), graph));
      } catch (RuntimeException failed) {
        LOG.log(Level.WARNING, "session " + id + " could not be decided again", failed);
        regression.failed();
      }
    }
  }
}
