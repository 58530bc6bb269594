package dev.mimir.axon.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Spans around what commands and effects do, when tracing is on; nothing otherwise.
///
/// What is done later, on another thread or by another server, finds its parent in the metadata of
/// the event that asked for it.
public final class Traces {
  /// Key of the metadata. Source: W3C Trace Context, "Traceparent Header".
  private static final String PARENT = "traceparent";

  private final @Nullable Tracer tracer;
  private final Propagator propagator;

  /// Something that gives a result.
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T perform() throws E;
  }

  /// Something that is done.
  @FunctionalInterface
  public interface Task<E extends Exception> {
    void perform() throws E;
  }

  /// @param tracer null when tracing is off
  Traces(@Nullable Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  /// Without tracing.
  public static Traces off() {
    return new Traces(null, Propagator.NOOP);
  }

  public boolean on() {
    return tracer != null;
  }

  /// Does something as a part of what is being done on this thread.
  public <T, E extends Exception> T child(String name, Work<T, E> work) throws E {
    Tracer on = tracer;
    return on == null ? work.perform() : within(on, on.nextSpan().name(name).start(), work);
  }

  /// Does what an event asked for.
  ///
  /// @param metadata of that event; asked only when tracing is on
  public <E extends Exception> void following(
      String name, Supplier<? extends Map<String, ?>> metadata, Task<E> task) throws E {
    Tracer on = tracer;
    if (on == null) {
      task.perform();
      return;
    }
    Span.Builder span = propagator.extract(metadata.get(), Traces::text);
    within(
        on,
        span.name(name).start(),
        () -> {
          task.perform();
          return name;
        });
  }

  private static <T, E extends Exception> T within(Tracer tracer, Span span, Work<T, E> work)
      throws E {
    try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
      return work.perform();
    } catch (Throwable failure) {
      span.error(failure);
      throw failure;
    } finally {
      span.end();
    }
  }

  private static @Nullable String text(Map<String, ?> metadata, String key) {
    return metadata.get(key) instanceof String text ? text : null;
  }

  /// Tells something of what is being done on this thread.
  public void tag(String key, String value) {
    Span span = tracer == null ? null : tracer.currentSpan();
    if (span != null) {
      span.tag(key, value);
    }
  }

  /// What events of now keep, so that what follows on them can be found.
  public Map<String, String> metadata() {
    Span span = tracer == null ? null : tracer.currentSpan();
    if (span == null) {
      return Map.of();
    }
    Map<String, String> fields = new HashMap<>();
    propagator.inject(
        span.context(),
        fields,
        (_, key, value) -> {
          if (key.equals(PARENT)) {
            fields.put(key, value);
          }
        });
    return fields;
  }
}
