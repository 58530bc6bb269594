package dev.mimir.axon.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Tells other servers what there is to tell, on a thread and a connection of its own: while one
/// notification is on its way, what comes meanwhile collects for the next.
final class Speaker {
  private static final System.Logger LOG = System.getLogger(Speaker.class.getName());

  /// Between two notifications, so that many turns share one.
  private static final long GAP = Duration.ofMillis(4).toNanos();

  /// How long what can wait collects.
  private static final long SOON = Duration.ofMillis(30).toNanos();

  private static final Duration CLOSING = Duration.ofSeconds(2);
  private static final long AGAIN = Duration.ofMillis(500).toNanos();

  private final String node;
  private final Seal seal;
  private final Connections connections;
  private final List<Peers.Source> sources = new CopyOnWriteArrayList<>();
  private final LongAdder sent = new LongAdder();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("node-speaker").unstarted(this::run);
  private @Nullable Connection connection;
  private boolean missed;
  private volatile boolean now;
  private volatile boolean soon;
  private volatile boolean closed;

  Speaker(String node, Seal seal, Connections connections) {
    this.node = node;
    this.seal = seal;
    this.connections = connections;
  }

  void from(Peers.Source source) {
    sources.add(source);
  }

  void start() {
    thread.start();
  }

  void now() {
    if (!now) {
      now = true;
      LockSupport.unpark(thread);
    }
  }

  void soon() {
    if (!soon) {
      soon = true;
      LockSupport.unpark(thread);
    }
  }

  /// Notifications so far.
  long sent() {
    return sent.sum();
  }

  private void run() {
    long last = System.nanoTime() - SOON;
    while (!closed) {
      long rest = rest(System.nanoTime() - last);
      if (rest > 0) {
        LockSupport.parkNanos(this, rest);
        continue;
      }
      last = System.nanoTime();
      speak();
    }
    discard();
  }

  /// How long to wait, unless woken.
  private long rest(long since) {
    return now ? GAP - since : soon ? SOON - since : Long.MAX_VALUE;
  }

  private void speak() {
    now = false;
    soon = false;
    Payloads payloads = new Payloads(node, seal);
    if (missed) {
      payloads.add(List.of(Peers.MISSED));
    }
    sources.forEach(source -> source.collect(payloads::add));
    List<String> ready = payloads.done();
    if (ready.isEmpty()) {
      return;
    }
    try {
      send(ready);
      missed = false;
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "cannot tell other servers", e);
      discard();
      missed = true;
      now = true;
      LockSupport.parkNanos(this, AGAIN);
    }
  }

  private void send(List<String> payloads) throws SQLException {
    Connection open = connection == null ? open() : connection;
    try (PreparedStatement notify =
        open.prepareStatement("select pg_notify(?, p) from unnest(?) p")) {
      notify.setString(1, Channel.NAME);
      notify.setArray(2, open.createArrayOf("text", payloads.toArray()));
      notify.execute();
    }
    sent.add(payloads.size());
  }

  /// What is told is not kept by the database, so nobody need wait for its disk.
  private Connection open() throws SQLException {
    Connection open = connections.open();
    connection = open;
    try (Statement settings = open.createStatement()) {
      settings.execute("set synchronous_commit = off");
    }
    return open;
  }

  private void discard() {
    Connection old = connection;
    connection = null;
    Channel.close(old);
  }

  void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSING);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
