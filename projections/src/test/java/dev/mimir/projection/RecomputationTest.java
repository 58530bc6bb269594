package dev.mimir.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.graph.GraphEvent.GraphArchived;
import dev.mimir.graph.GraphEvent.GraphPublished;
import dev.mimir.projection.graphcatalogue.GraphSummary;
import dev.mimir.projection.sessionlist.SessionListQueries.Filter;
import dev.mimir.projection.sessionlist.SessionSummary;
import dev.mimir.projection.transcript.TranscriptItem;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionRestored;
import dev.mimir.session.SessionEvent.SessionResumed;
import dev.mimir.session.SessionEvent.SessionSaved;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.SessionSuspended;
import dev.mimir.session.SessionEvent.Shown;
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
        log, () -> assertThat(told(logs)).as("seed %d", seed).isEqualTo(expected(logs)));
  }

  private Map<String, Object> told(Map<String, List<DomainEventMessage<?>>> logs) {
    Map<String, Object> told = new LinkedHashMap<>();
    for (String tenant : List.of("acme", "bolt", "cora")) {
      for (GraphSummary graph : readSide.graphs().list(tenant, null, ALL).items()) {
        told.put(tenant + "/graph/" + graph.graphId(), graph.version() + " " + graph.archived());
      }
      for (SessionSummary session : readSide.sessions().list(tenant, Filter.ALL, ALL).items()) {
        told.put(tenant + "/session/" + session.sessionId(), told(tenant, session));
      }
    }
    assertThat(logs.keySet()).containsAll(told.keySet());
    return told;
  }

  private List<Object> told(String tenant, SessionSummary session) {
    UUID id = UUID.fromString(session.sessionId());
    return List.of(
        session.graphId(),
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
        session.begun().graphId(),
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
