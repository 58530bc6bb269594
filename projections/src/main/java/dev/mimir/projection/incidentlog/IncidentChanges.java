package dev.mimir.projection.incidentlog;

import dev.mimir.projection.Changes;
import dev.mimir.projection.Recorded;
import dev.mimir.projection.Recorded.SessionKey;
import dev.mimir.projection.incidentlog.IncidentRows.Graph;
import dev.mimir.projection.incidentlog.Standing.End;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What a batch changes in the log of incidents: reads what stands where something may end, and the
/// graphs of sessions that were stopped.
final class IncidentChanges implements Changes {
  private final IncidentRows rows;
  private final Map<SessionKey, Graph> begun = new LinkedHashMap<>();
  private final Map<SessionKey, List<Recorded>> sessions = new LinkedHashMap<>();

  IncidentChanges(IncidentRows rows) {
    this.rows = rows;
  }

  @Override
  public void on(Recorded event) {
    if (event.payload() instanceof SessionStarted started) {
      begun.put(event.session(), new Graph(started.graphId(), started.graphVersion()));
    } else if (Standing.mayEnd(event) || isOfGraph(event)) {
      sessions.computeIfAbsent(event.session(), _ -> new ArrayList<>()).add(event);
    }
  }

  @Override
  public void flush(DSLContext sql) {
    Map<SessionKey, Graph> graphs = rows.graphs(sql, known(IncidentChanges::isOfGraph));
    graphs.putAll(begun);
    Map<SessionKey, Standing> standing = rows.standing(sql, known(Standing::mayEnd));
    Batch batch = new Batch(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
    sessions.forEach((key, events) -> batch.read(key, events, graphs.get(key), standing.get(key)));
    rows.write(sql, begun, batch.moved(), batch.raised(), batch.ended());
  }

  private static boolean isOfGraph(Recorded event) {
    return event.payload() instanceof SessionMigrated || Standing.raised(event) != null;
  }

  /// What is to be written.
  ///
  /// @param raised rows of incidents
  /// @param ended what {@link IncidentRows#ended} gives
  /// @param moved sessions that play another version now
  private record Batch(
      List<@Nullable Object[]> raised,
      List<@Nullable Object[]> ended,
      Map<SessionKey, Graph> moved) {

    void read(
        SessionKey key,
        List<Recorded> events,
        @Nullable Graph played,
        @Nullable Standing standing) {
      Graph graph = played;
      Standing stands = standing;
      for (Recorded event : events) {
        IncidentRaised incident = Standing.raised(event);
        End end = stands == null ? null : stands.endedBy(event);
        if (event.payload() instanceof SessionMigrated to && graph != null) {
          graph = new Graph(graph.id(), to.graphVersion());
          moved.put(key, graph);
        } else if (incident != null && graph != null) {
          raised.add(IncidentRows.raised(key, event, incident, graph));
          stands = new Standing(event.sequence(), incident.frame());
        } else if (stands != null && end != null) {
          ended.add(IncidentRows.ended(key, event, stands, end));
          stands = null;
        }
      }
    }
  }

  /// The sessions that began in earlier batches and have such an event in this one.
  private Set<SessionKey> known(Predicate<Recorded> which) {
    Map<SessionKey, List<Recorded>> earlier = new HashMap<>(sessions);
    earlier.keySet().removeAll(begun.keySet());
    return earlier.entrySet().stream()
        .filter(session -> session.getValue().stream().anyMatch(which))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
