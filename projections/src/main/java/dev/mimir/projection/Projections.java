package dev.mimir.projection;

import static java.util.Objects.requireNonNull;

import dev.mimir.projection.ProcessorStates.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.jooq.DSLContext;

/// Tells how far the read models follow the events, and has them made again.
public final class Projections {
  private final List<String> names;
  private final Supplier<Configuration> axon;
  private final ProcessorStates states;
  private final Generations generations;
  private final DSLContext sql;
  private final Runnable wakeRebuilder;

  /// @param axon asked only after the start
  Projections(
      List<ReadModel> models,
      Supplier<Configuration> axon,
      ProcessorStates states,
      Generations generations,
      DSLContext sql,
      Runnable wakeRebuilder) {
    this.names = models.stream().map(ReadModel::name).sorted().toList();
    this.axon = axon;
    this.states = states;
    this.generations = generations;
    this.sql = sql;
    this.wakeRebuilder = wakeRebuilder;
  }

  /// All read models, in the order of their names.
  public List<ProjectionStatus> list() {
    Map<String, State> all = states.of(names);
    return names.stream().map(name -> status(name, requireNonNull(all.get(name)))).toList();
  }

  /// One read model.
  ///
  /// @throws IllegalArgumentException when there is none of that name
  public ProjectionStatus status(String name) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException("no read model is named " + name);
    }
    return status(name, requireNonNull(states.of(List.of(name)).get(name)));
  }

  private ProjectionStatus status(String name, State state) {
    return new ProjectionStatus(
        name,
        generations.live(name),
        Progress.position(state.progress().token()),
        state.eventsBehind(),
        state.waitingMs(),
        state.status(),
        state.parked(),
        state.rebuild());
  }

  /// Waits until a read model has taken up an event of a session.
  ///
  /// @param patience how long to wait for the event, and for the read model
  public boolean awaits(
      String name, Recorded.SessionKey session, long sequence, Duration patience) {
    return new OwnEvent(axon.get(), sql, session, sequence).isTakenUp(name, patience);
  }

  /// Has a read model made again beside the live one, unless it already is being.
  ///
  /// @return its status; empty when there is no such read model
  public Optional<ProjectionStatus> rebuild(String name) {
    if (!names.contains(name)) {
      return Optional.empty();
    }
    new RebuildTable(sql).request(name);
    wakeRebuilder.run();
    return Optional.of(status(name));
  }
}
