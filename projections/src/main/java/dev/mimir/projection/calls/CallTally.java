package dev.mimir.projection.calls;

import dev.mimir.projection.Recorded;
import dev.mimir.projection.calendar.Span;
import dev.mimir.projection.tally.Buckets;
import dev.mimir.projection.tally.Counters;
import dev.mimir.projection.tally.Played;
import dev.mimir.projection.tally.Tally;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.EffectCompleted;
import dev.mimir.session.SessionEvent.EffectFailed;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.EffectRetried;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.WaitCancelled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// Counts the calls that are made for effects of one kind. A failure that tells of no call, since
/// it was refused before or nobody waited any longer, is counted as a failure alone.
public abstract class CallTally implements Tally<Asked> {
  /// What tells of calls.
  public static final Set<Class<? extends SessionEvent>> EVENTS =
      Set.of(
          EffectRequested.class,
          EffectRetried.class,
          EffectCompleted.class,
          EffectFailed.class,
          WaitCancelled.class);

  private final String kind;
  private final CallTables tables;
  private final Counters usage;
  private final Counters failures;
  private final Counters latencies;

  /// @param kind of the effects
  protected CallTally(String kind, CallTables tables) {
    this.kind = kind;
    this.tables = tables;
    this.usage = new Counters(tables.usage());
    this.failures = new Counters(tables.failures());
    this.latencies = new Counters(tables.latencies());
  }

  /// What an effect asks for, if that can be told from its request.
  protected abstract String asked(Map<String, Object> request);

  /// Counts a call.
  protected abstract void called(Place place, Map<String, Object> attempt);

  /// Counts a failure that tells of no call.
  ///
  /// @param asked as {@link #asked} gave it
  protected abstract void refused(Place place, String asked, String code);

  /// Where to count: tenant, time and origin.
  protected record Place(String tenant, int quarter, String origin) {}

  @Override
  public final Asked begun(Recorded event, SessionStarted started) {
    return new Asked(Played.begun(started), Map.of());
  }

  @Override
  public final Asked on(Asked session, Recorded event) {
    Asked now = session.with(session.played().on((SessionEvent) event.payload()));
    return switch (event.payload()) {
      case EffectRequested asked when asked.kind().equals(kind) ->
          now.with(event.sequence(), Counters.text(asked(asked.request().value())));
      case EffectRetried again -> {
        came(now, event, again.waitId(), again.attempts(), again.code());
        yield now;
      }
      case EffectCompleted done -> {
        came(now, event, done.waitId(), done.attempts(), null);
        yield now.without(done.waitId());
      }
      case EffectFailed failed -> {
        came(now, event, failed.waitId(), failed.attempts(), failed.code());
        yield now.without(failed.waitId());
      }
      case WaitCancelled cancelled -> now.without(cancelled.waitId());
      default -> now;
    };
  }

  private void came(
      Asked session,
      Recorded event,
      long waitId,
      List<Map<String, Object>> attempts,
      @Nullable String code) {
    String asked = session.open().get(waitId);
    if (asked == null) {
      return;
    }
    Place place =
        new Place(event.tenant(), Span.quarter(event.at()), session.played().origin().key());
    attempts.forEach(attempt -> called(place, attempt));
    if (attempts.isEmpty() && code != null) {
      refused(place, asked, code);
    }
  }

  /// Adds to a counter of the usage.
  protected final void count(Place place, Field<Long> counter, long n, String... of) {
    add(usage, counter, n, place, of, null);
  }

  /// Counts a call that went out, and how long it took.
  protected final void took(Place place, long millis, String... of) {
    count(place, tables.calls(), 1, of);
    int bucket = Buckets.of(Duration.ofMillis(millis));
    add(latencies, tables.took(), 1, place, of, bucket);
  }

  /// Counts a failure.
  protected final void failed(Place place, String code, String... of) {
    add(failures, tables.failed(), 1, place, of, code);
  }

  private static void add(
      Counters to, Field<Long> counter, long n, Place place, String[] of, @Nullable Object last) {
    for (Span span : Span.around(place.quarter())) {
      List<Object> key = new ArrayList<>();
      key.addAll(List.of(place.tenant(), span.length(), span.start(), place.origin()));
      key.addAll(List.of(of));
      if (last != null) {
        key.add(last);
      }
      to.add(counter, n, key.toArray());
    }
  }

  /// A number of an attempt; nothing when it tells none.
  protected static long number(Map<String, Object> attempt, String member) {
    return attempt.get(member) instanceof Number number ? number.longValue() : 0;
  }

  /// A text of an attempt; empty when it tells none.
  protected static String text(Map<String, Object> attempt, String member) {
    return attempt.get(member) instanceof String text ? text : "";
  }

  @Override
  public final List<Counters> counters() {
    return List.of(usage, failures, latencies);
  }
}
