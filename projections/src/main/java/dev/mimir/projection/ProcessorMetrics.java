package dev.mimir.projection;

import dev.mimir.projection.Batches.Counts;
import dev.mimir.projection.ProcessorStates.State;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells how event processors follow the events. What is asked of the database is asked at most
/// once a second, and a scrape does not wait for a database that is away.
final class ProcessorMetrics implements MeterBinder {
  private static final String TAG = "processor";

  private final List<ReadModel> models;
  private final Supplier<List<String>> others;
  private final Batches batches;
  private final Refreshed<Map<String, State>> states;

  /// @param others processors that fill no read model
  ProcessorMetrics(
      List<ReadModel> models,
      Supplier<List<String>> others,
      Batches batches,
      ProcessorStates states) {
    this.models = models;
    this.others = others;
    this.batches = batches;
    this.states = new Refreshed<>(() -> states.of(names()), System::nanoTime);
  }

  private List<String> names() {
    return Stream.concat(models.stream().map(ReadModel::name), others.get().stream()).toList();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    models.forEach(model -> {
      position(model.name(), registry);
      batches(model.name(), registry);
      rebuild(model.name(), registry);
    });
    others.get().forEach(name -> position(name, registry));
  }

  private void position(String name, MeterRegistry registry) {
    gauge("mimir.processor.lag.events", name, State::eventsBehind)
        .description("Events that a processor has not taken in yet, roughly")
        .register(registry);
    gauge("mimir.processor.lag", name, state -> state.waitingMs() / 1e3)
        .description("How long the first event that a processor has not taken in has been waiting")
        .baseUnit("seconds")
        .register(registry);
    gauge("mimir.processor.running", name, state -> state.progress().running() ? 1 : 0)
        .description("Whether some server runs a processor")
        .register(registry);
    gauge("mimir.processor.failing", name, state -> state.failing() ? 1 : 0)
        .description("Whether a processor stands at an error on this server")
        .register(registry);
  }

  private void batches(String name, MeterRegistry registry) {
    Counts counts = batches.counts(name);
    FunctionCounter.builder("mimir.processor.events", counts, c -> c.events().sum())
        .description("Events that a processor took in on this server")
        .tag(TAG, name)
        .register(registry);
    FunctionCounter.builder("mimir.processor.batches", counts, c -> c.committed().sum())
        .description("Batches of events, by what became of them")
        .tag(TAG, name)
        .tag("outcome", "committed")
        .register(registry);
    FunctionCounter.builder("mimir.processor.batches", counts, c -> c.rolledBack().sum())
        .description("Batches of events, by what became of them")
        .tag(TAG, name)
        .tag("outcome", "rolled_back")
        .register(registry);
    gauge("mimir.processor.parked.events", name, State::parked)
        .description("Events that could not be taken in, with later ones of the same sessions")
        .register(registry);
  }

  private void rebuild(String name, MeterRegistry registry) {
    rebuilding("mimir.rebuild.running", name, rebuild -> rebuild.hasFailed() ? 0 : 1, 0)
        .description("Whether a read model is being made again, or is about to be")
        .register(registry);
    rebuilding("mimir.rebuild.failed", name, rebuild -> rebuild.hasFailed() ? 1 : 0, 0)
        .description("Whether a read model could not be made again")
        .register(registry);
    rebuilding("mimir.rebuild.progress", name, RebuildStatus::part, 1)
        .description("Which part of the events a read model that is made again has taken in")
        .baseUnit("ratio")
        .register(registry);
  }

  private Gauge.Builder<?> rebuilding(
      String metric, String name, ToDoubleFunction<RebuildStatus> value, double otherwise) {
    return gauge(
        metric,
        name,
        state -> state.rebuild() == null ? otherwise : value.applyAsDouble(state.rebuild()));
  }

  private Gauge.Builder<?> gauge(String metric, String name, ToDoubleFunction<State> value) {
    return Gauge.builder(metric, () -> of(name, value)).strongReference(true).tag(TAG, name);
  }

  private double of(String name, ToDoubleFunction<State> value) {
    Map<String, State> known = states.get();
    @Nullable State state = known == null ? null : known.get(name);
    return state == null ? Double.NaN : value.applyAsDouble(state);
  }
}
