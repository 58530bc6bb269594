package dev.mimir.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.graph.GraphEvent.GraphArchived;
import dev.mimir.graph.GraphEvent.GraphPublished;
import dev.mimir.projection.graphcatalogue.GraphSummary;
import dev.mimir.projection.incidentlog.Incident;
import dev.mimir.projection.incidentlog.IncidentLogQueries;
import dev.mimir.projection.sessionlist.SessionListQueries.Filter;
import dev.mimir.projection.sessionlist.SessionSummary;
import dev.mimir.projection.transcript.TranscriptItem;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.IncidentResolved;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionRestored;
import dev.mimir.session.SessionEvent.SessionResumed;
import dev.mimir.session.SessionEvent.SessionSaved;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.SessionSuspended;
import dev.mimir.session.SessionEvent.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/// Random logs against a naive recomputation in memory.
class RecomputationTest {
  private static final Page.Request ALL = new Page.Request(1, 200);

  private static final IncidentLogQueries.Filter ANY = IncidentLogQueries.Filter.ALL;

  private final ReadSide readSide = new ReadSide();

  @AfterEach
  void close() {
    readSide.close();
  }

  @RepeatedTest(3)
  void equals_what_the_log_says() {
    long seed = new Random().nextLong();
    Map<String, List<DomainEventMessage<?>>> logs = new LinkedHashMap<>();
    Log log = RandomSessions.log(seed, 400);
    for (DomainEventMessage<?> event : log.events()) {
      logs.computeIfAbsent(event.getAggregateIdentifier(), _ -> new ArrayList<>()).add(event);
    }
    readSide.liveAndReplayed(
        log, () -> assertThat(told()).as("seed %d", seed).isEqualTo(expected(logs)));
  }

  private Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    for (String tenant : List.of("acme", "bolt", "cora")) {
      for (Incident incident : readSide.incidents().list(tenant, ANY, ALL).items()) {
        told.put(
            tenant + "/session/" + incident.sessionId() + " " + incident.sequence(),
            List.of(
                incident.graphId() + incident.graphVersion(),
                incident.raisedAt(),
                incident.open() ? "open" : incident.resolvedAt() + " " + incident.action()));
      }
      for (GraphSummary graph : readSide.graphs().list(tenant, null, ALL).items()) {
        told.put(tenant + "/graph/" + graph.graphId(), graph.version() + " " + graph.archived());
      }
      for (SessionSummary session : readSide.sessions().list(tenant, Filter.ALL, ALL).items()) {
        told.put(tenant + "/session/" + session.sessionId(), told(tenant, session));
      }
    }
    return told;
  }

  private List<Object> told(String tenant, SessionSummary session) {
    UUID id = UUID.fromString(session.sessionId());
    return List.of(
        session.graphId() + session.graphVersion(),
        session.status(),
        session.turn(),
        session.sequence(),
        session.players(),
        String.valueOf(session.ending()),
        session.parent() == null
            ? "none"
            : session.parent().sessionId() + " " + session.parent().sequence(),
        session.startedAt(),
        session.updatedAt(),
        readSide.transcripts().read(tenant, id, -1, 1000).items().stream()
            .map(TranscriptItem::sequence)
            .toList());
  }

  private static Map<String, Object> expected(Map<String, List<DomainEventMessage<?>>> logs) {
    Map<String, Object> expected = new LinkedHashMap<>();
    logs.forEach((id, log) -> {
      if (id.contains("/session/")) {
        expected.put(id, session(log));
        expected.putAll(incidents(id, log));
      } else if (log.stream().anyMatch(e -> e.getPayload() instanceof GraphPublished)) {
        expected.put(id, graph(log));
      }
    });
    return expected;
  }

  private static String graph(List<DomainEventMessage<?>> log) {
    int version = 0;
    boolean archived = false;
    for (DomainEventMessage<?> event : log) {
      if (event.getPayload() instanceof GraphPublished published) {
        version = published.version();
      }
      archived = version > 0 && event.getPayload() instanceof GraphArchived;
    }
    return version + " " + archived;
  }

  private static List<Object> session(List<DomainEventMessage<?>> log) {
    List<Long> transcript = new ArrayList<>();
    List<SessionEvent> events = new ArrayList<>();
    for (DomainEventMessage<?> event : log) {
      SessionEvent fact = (SessionEvent) event.getPayload();
      events.add(fact);
      if (isTold(fact)) {
        transcript.add(event.getSequenceNumber());
      }
    }
    return expected(log, events, transcript);
  }

  /// Each time that the state has another incident than before.
  private static Map<String, Object> incidents(String id, List<DomainEventMessage<?>> log) {
    Map<String, Object> incidents = new LinkedHashMap<>();
    Session session = Session.NONE;
    String standing = null;
    Instant raised = Instant.EPOCH;
    String graph = "";
    for (DomainEventMessage<?> event : log) {
      Session after = session.on((SessionEvent) event.getPayload());
      boolean stands = after.incident() != null && !after.life().abandoned();
      if (stands && standing == null) {
        standing = id + " " + event.getSequenceNumber();
        raised = event.getTimestamp();
        graph = after.begun().graphId() + after.begun().graphVersion();
        incidents.put(standing, List.of(graph, raised, "open"));
      } else if (!stands && standing != null) {
        String how = event.getTimestamp() + " " + action(event.getPayload());
        incidents.put(standing, List.of(graph, raised, how));
        standing = null;
      }
      session = after;
    }
    return incidents;
  }

  private static String action(Object event) {
    return event instanceof IncidentResolved resolved
        ? resolved.action()
        : event.getClass().getSimpleName().substring("Session".length()).toLowerCase(Locale.ROOT);
  }

  private static boolean isTold(SessionEvent fact) {
    return switch (fact) {
      case Shown _, InputReceived _, SessionEnded _, SessionSaved _, SessionRestored _ -> true;
      case SessionSuspended _, SessionResumed _, SessionAbandoned _ -> true;
      case SessionStarted started -> started.parent() != null;
      default -> false;
    };
  }

  private static List<Object> expected(
      List<DomainEventMessage<?>> log, List<SessionEvent> events, List<Long> transcript) {
    Session session = Session.of(events);
    return List.of(
        session.begun().graphId() + session.begun().graphVersion(),
        session.status().name().toLowerCase(Locale.ROOT),
        session.turn(),
        session.sequence(),
        session.playerIds(),
        String.valueOf(session.ending()),
        parent(session.begun().parent()),
        log.getFirst().getTimestamp(),
        log.getLast().getTimestamp(),
        transcript);
  }

  private static String parent(SessionEvent.@Nullable Parent parent) {
    return parent == null ? "none" : parent.sessionId() + " " + parent.sequence();
  }
}
