package dev.mimir.projection.incidentlog;

import static dev.mimir.projection.schema.Tables.INCIDENT_GRAPH;
import static dev.mimir.projection.schema.Tables.INCIDENT_LOG;

import com.google.auto.service.AutoService;
import dev.mimir.projection.Changes;
import dev.mimir.projection.Queries;
import dev.mimir.projection.ReadModel;
import dev.mimir.projection.View;
import dev.mimir.projection.schema.tables.IncidentGraph;
import dev.mimir.projection.schema.tables.IncidentLog;
import dev.mimir.session.SessionEvent.BranchCancelled;
import dev.mimir.session.SessionEvent.BranchEnded;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.IncidentResolved;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionForked;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionRestored;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.List;
import java.util.Set;
import org.jooq.Table;

/// Every incident, with what became of it.
@AutoService(ReadModel.class)
public final class IncidentLogModel implements ReadModel {
  static final String NAME = "incident_log";

  static IncidentLog incidents(int generation) {
    return INCIDENT_LOG.rename("incident_log_" + generation);
  }

  static IncidentGraph graphs(int generation) {
    return INCIDENT_GRAPH.rename("incident_graph_" + generation);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Table<?>> tables(int generation) {
    return List.of(incidents(generation), graphs(generation));
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(
        SessionStarted.class,
        SessionForked.class,
        SessionMigrated.class,
        IncidentRaised.class,
        IncidentResolved.class,
        BranchEnded.class,
        BranchCancelled.class,
        SessionRestored.class,
        SessionAbandoned.class);
  }

  @Override
  public Changes begin(int generation) {
    return new IncidentChanges(new IncidentRows(incidents(generation), graphs(generation)));
  }

  @Override
  public List<View> views(int generation) {
    return List.of(IncidentView.of(incidents(generation)));
  }

  @Override
  public Queries<IncidentLogQueries> queries() {
    return new Queries<>(IncidentLogQueries.class, IncidentLogQueries::new);
  }
}
