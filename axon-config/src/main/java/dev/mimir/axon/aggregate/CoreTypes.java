package dev.mimir.axon.aggregate;

import dev.mimir.axon.serialization.PayloadType;
import dev.mimir.axon.serialization.PayloadTypes;
import dev.mimir.graph.GraphEvent;
import dev.mimir.session.EventTypes;
import dev.mimir.session.Session;
import dev.mimir.shared.SharedEvent;
import dev.mimir.shared.SharedVariables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The names under which the core's events and states are stored.
final class CoreTypes implements PayloadTypes {
  /// Name of a session's snapshot.
  static final String SESSION_STATE = "session.state";

  /// Name of a snapshot of variables that outlive sessions.
  static final String SHARED_STATE = "shared.state";

  @Override
  public Collection<PayloadType> types() {
    List<PayloadType> types = new ArrayList<>();
    EventTypes.all()
        .forEach(kind -> types.add(new PayloadType(kind.stored(), kind.revision(), kind.type())));
    types.add(PayloadType.of("graph.published", GraphEvent.GraphPublished.class));
    types.add(PayloadType.of("graph.archived", GraphEvent.GraphArchived.class));
    types.add(PayloadType.of("graph.restored", GraphEvent.GraphRestored.class));
    types.add(PayloadType.of("shared.operations-applied", SharedEvent.OperationsApplied.class));
    types.add(new PayloadType(SHARED_STATE, SharedVariables.REVISION, GameVariables.class));
    types.add(new PayloadType(SESSION_STATE, Session.REVISION, GameSession.class));
    return types;
  }
}
