package dev.mimir.axon.node;

import dev.mimir.value.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The other servers, by `LISTEN` and `NOTIFY` of PostgreSQL: one connection that listens, and one
/// that speaks while somebody else listens.
final class Channel implements Peers, SmartLifecycle {
  static final String NAME = "mimir";

  private static final System.Logger LOG = System.getLogger(Channel.class.getName());
  private static final String HELLO = "hello";

  /// How often it is looked who is there.
  private static final long LOOK = Duration.ofSeconds(1).toNanos();

  private static final int PHASE = -1_000;
  private static final long AGAIN = Duration.ofMillis(500).toNanos();
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final String node;
  private final Seal seal;
  private final Connections connections;
  private final Speaker speaker;
  private final Presence presence;
  private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
  private final List<Runnable> missed = new CopyOnWriteArrayList<>();
  private final List<Consumer<List<Long>>> departures = new CopyOnWriteArrayList<>();
  private final LongAdder received = new LongAdder();
  private final AtomicBoolean greeting = new AtomicBoolean();
  private volatile int others;
  private volatile boolean running;
  private @Nullable Thread thread;

  /// @param node name of this server
  Channel(String node, Seal seal, Connections connections) {
    this.node = node;
    this.seal = seal;
    this.connections = connections;
    speaker = new Speaker(node, seal, connections);
    presence = new Presence(node, System::nanoTime);
    speaker.from(messages -> {
      if (greeting.getAndSet(false)) {
        messages.accept(List.of(HELLO));
      }
    });
    listeners.put(MISSED, (_, _) -> missed.forEach(Runnable::run));
  }

  @Override
  public int others() {
    return others;
  }

  long sent() {
    return speaker.sent();
  }

  long received() {
    return received.sum();
  }

  @Override
  public void from(Source source) {
    speaker.from(source);
  }

  @Override
  public void now() {
    speaker.now();
  }

  @Override
  public void soon() {
    speaker.soon();
  }

  @Override
  public void on(String kind, Listener listener) {
    listeners.put(kind, listener);
  }

  @Override
  public void onMissed(Runnable listener) {
    missed.add(listener);
  }

  @Override
  public void onDeparture(Consumer<List<Long>> listener) {
    departures.add(listener);
  }

  private void run() {
    while (running) {
      Connection connection = null;
      try {
        connection = connections.open();
        listen(connection);
      } catch (SQLException e) {
        LOG.log(System.Logger.Level.DEBUG, "cannot hear other servers", e);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "cannot hear other servers", e);
      } finally {
        close(connection);
      }
      if (running) {
        LockSupport.parkNanos(this, AGAIN);
      }
    }
  }

  /// Others may have spoken before this server listened, and do not yet know that it does.
  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + NAME);
    }
    presence.begin(connection);
    look(connection);
    greeting.set(true);
    speaker.now();
    missed.forEach(Runnable::run);
    PGConnection postgres = connection.unwrap(PGConnection.class);
    long looked = System.nanoTime();
    while (running) {
      long left = LOOK - (System.nanoTime() - looked);
      if (left <= 0) {
        look(connection);
        looked = System.nanoTime();
      } else {
        hear(postgres.getNotifications((int) Math.max(1, Duration.ofNanos(left).toMillis())));
      }
    }
  }

  private void look(Connection connection) throws SQLException {
    boolean gone = presence.look(connection);
    others = presence.others();
    if (gone) {
      departures.forEach(listener -> listener.accept(presence.marks()));
    }
  }

  private void hear(PGNotification @Nullable [] notifications) {
    if (notifications != null) {
      for (PGNotification notification : notifications) {
        seal.open(notification.getParameter()).ifPresent(this::hear);
      }
    }
  }

  private void hear(String payload) {
    try {
      JsonNode messages = Json.MAPPER.readTree(payload);
      String from = messages.path(0).asString("");
      if (from.isEmpty() || from.equals(node)) {
        return;
      }
      received.increment();
      others = Math.max(1, others);
      for (int i = 1; i < messages.size(); i++) {
        JsonNode message = messages.get(i);
        Listener listener = listeners.get(message.path(0).asString(""));
        if (listener != null) {
          listener.told(from, message);
        }
      }
    } catch (JacksonException e) {
      LOG.log(System.Logger.Level.WARNING, "not understood: what another server told", e);
    }
  }

  static void close(@Nullable Connection connection) {
    if (connection != null) {
      try (connection) {
        connection.abort(Runnable::run);
      } catch (SQLException _) {
        // it was to be given up anyway
      }
    }
  }

  @Override
  public void start() {
    running = true;
    speaker.start();
    thread = Thread.ofPlatform().daemon().name("node-listener").start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    speaker.close();
    Thread listening = thread;
    if (listening != null) {
      try {
        listening.join(CLOSING);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Begins before what works for sessions, and ends after it.
  @Override
  public int getPhase() {
    return PHASE;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
