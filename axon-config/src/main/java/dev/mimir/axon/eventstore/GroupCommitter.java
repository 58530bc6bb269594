package dev.mimir.axon.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// Writes the turns of many callers in few transactions: each writer takes all that wait.
///
/// A turn that cannot be written (a sequence number that exists) does not harm those it shares a
/// transaction with: it is rolled back and each turn written by itself.
final class GroupCommitter implements StoreMetrics.Counts, AutoCloseable {

  private final DataSource database;
  private final int batch;
  private final Duration patience;
  private final Consumer<List<Turn>> onCommit;
  private final BlockingQueue<Turn> queue;
  private final List<Thread> writers;
  private final int capacity;
  private final LongAdder commits = new LongAdder();
  private final LongAdder turns = new LongAdder();
  private final LongAdder overloaded = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile boolean closed;

  /// @param onCommit told of each commit, before the callers are released
  GroupCommitter(
      DataSource database, EventStoreProperties settings, Consumer<List<Turn>> onCommit) {
    this.database = database;
    this.batch = settings.batch();
    this.patience = settings.patience();
    this.onCommit = onCommit;
    capacity = settings.queue();
    queue = new ArrayBlockingQueue<>(capacity);
    writers =
        IntStream.rangeClosed(1, settings.writers())
            .mapToObj(n -> Thread.ofPlatform().name("event-writer-" + n).daemon().start(this::run))
            .toList();
  }

  /// Returns when the turn is durable.
  void write(Turn turn) {
    if (closed) {
      throw closed();
    }
    if (!queue.offer(turn)) {
      overloaded.increment();
      throw new EventStoreOverloadedException(queue.size());
    }
    if (closed && queue.remove(turn)) {
      throw closed();
    }
    turn.await();
  }

  private static EventStoreUnavailableException closed() {
    return new EventStoreUnavailableException("the event store is shut down", true, null);
  }

  private void run() {
    try (WriterConnection connection = new WriterConnection(database, patience)) {
      List<Turn> turns = new ArrayList<>(batch);
      while (take(turns)) {
        write(connection, turns);
        turns.clear();
      }
    }
  }

  /// False when there is no more to come.
  private boolean take(List<Turn> turns) {
    try {
      Turn first = null;
      while (first == null) {
        if (closed && queue.isEmpty()) {
          return false;
        }
        first = queue.poll(100, TimeUnit.MILLISECONDS);
      }
      turns.add(first);
      queue.drainTo(turns, batch - 1);
      return true;
    } catch (InterruptedException _) {
      return take(turns);
    }
  }

  private void write(WriterConnection connection, List<Turn> turns) {
    try {
      connection.open();
    } catch (SQLException e) {
      turns.forEach(turn ->
          turn.fail(new EventStoreUnavailableException("no connection to write with", true, e)));
      return;
    }
    try {
      connection.write(turns);
      commits.increment();
      this.turns.add(turns.size());
      onCommit.accept(turns);
      turns.forEach(Turn::succeed);
    } catch (SQLException e) {
      failed(connection, turns, e);
    } catch (RuntimeException | Error e) {
      failures.increment();
      connection.discard();
      turns.forEach(
          turn -> turn.fail(new EventStoreUnavailableException("failed while writing", false, e)));
    }
  }

  private void failed(WriterConnection connection, List<Turn> turns, SQLException e) {
    failures.increment();
    if (turns.size() > 1 && WriteFailure.mayBeOneTurns(e)) {
      turns.forEach(turn -> write(connection, List.of(turn)));
      return;
    }
    if (!WriteFailure.outcomeKnown(e)) {
      connection.discard();
    }
    turns.forEach(turn -> turn.fail(WriteFailure.of(e, turn)));
  }

  @Override
  public long commits() {
    return commits.sum();
  }

  @Override
  public long turns() {
    return turns.sum();
  }

  @Override
  public long overloaded() {
    return overloaded.sum();
  }

  @Override
  public long failures() {
    return failures.sum();
  }

  @Override
  public int waiting() {
    return queue.size();
  }

  @Override
  public int capacity() {
    return capacity;
  }

  /// Writes what waits and ends the writers.
  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    for (Thread writer : writers) {
      while (writer.isAlive()) {
        try {
          writer.join();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
