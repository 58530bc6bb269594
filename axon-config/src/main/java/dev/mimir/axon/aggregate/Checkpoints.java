package dev.mimir.axon.aggregate;

import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Keeps states of sessions in their past, one after every so many events, so that any other is
/// folded from near by. They are written beside the turns. One that is lost costs time, nothing
/// else, and is made again by the first who folds past its place.
final class Checkpoints implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Checkpoints.class.getName());

  /// States that may wait to be written; what comes on top is lost.
  private static final int WAITING = 1_000;

  /// States that are written at a time.
  private static final int BATCH = 32;

  private final CheckpointTable table;
  private final int every;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().daemon().name("checkpoints").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  /// @param every events from one to the next
  Checkpoints(CheckpointTable table, int every) {
    this.table = table;
    this.every = every;
  }

  /// The latest state kept that is no later than a sequence; that before the first event when there
  /// is none.
  Session before(String aggregateId, long sequence) {
    return sequence + 1 < every
        ? Session.NONE
        : table.latest(aggregateId, sequence).orElse(Session.NONE);
  }

  /// Whether there is one to keep among the states that events lead to.
  ///
  /// @param before sequence of the last event known
  boolean due(long before, long after) {
    return Math.floorDiv(before + 1, every) != Math.floorDiv(after + 1, every);
  }

  /// Keeps what is due of the states that events lead to.
  void passed(String aggregateId, Session before, List<SessionEvent> events) {
    Passing passing = passing(aggregateId);
    Session state = before;
    for (SessionEvent event : events) {
      state = state.on(event);
      passing.to(state);
    }
    passing.done();
  }

  /// Takes the states of a session that somebody folds.
  Passing passing(String aggregateId) {
    return new Passing(aggregateId);
  }

  /// Keeps those that are due; for one thread.
  final class Passing {
    private final String aggregateId;
    private List<Session> states = new ArrayList<>();

    private Passing(String aggregateId) {
      this.aggregateId = aggregateId;
    }

    void to(Session state) {
      if ((state.sequence() + 1) % every == 0) {
        states.add(state);
        if (states.size() == BATCH) {
          done();
        }
      }
    }

    void done() {
      if (!states.isEmpty()) {
        keep(aggregateId, states);
        states = new ArrayList<>();
      }
    }
  }

  private void keep(String aggregateId, List<Session> states) {
    if (waiting.addAndGet(states.size()) <= WAITING) {
      writer.execute(() -> write(aggregateId, states));
    } else {
      waiting.addAndGet(-states.size());
    }
  }

  private void write(String aggregateId, List<Session> states) {
    try {
      table.write(aggregateId, states);
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "no checkpoints of " + aggregateId, failed);
    } finally {
      waiting.addAndGet(-states.size());
    }
  }

  @Override
  public void close() {
    writer.shutdownNow();
  }
}
