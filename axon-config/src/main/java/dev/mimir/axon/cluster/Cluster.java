package dev.mimir.axon.cluster;

import dev.mimir.axon.aggregate.CommandRouting;
import dev.mimir.axon.aggregate.CommandWire;
import dev.mimir.axon.database.StartupRefusedException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.axonframework.commandhandling.CommandBus;
import org.jgroups.JChannel;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// This server's part in the routing of commands: it joins the others when it can handle commands,
/// and leaves them before it stops to.
final class Cluster implements CommandRouting, SmartLifecycle {
  private static final System.Logger LOG = System.getLogger(Cluster.class.getName());

  /// So long nothing has to come from the others before it is sure that nothing will.
  private static final long QUIET = Duration.ofMillis(200).toNanos();

  private static final long PATIENCE = Duration.ofSeconds(5).toNanos();
  private static final long LOOK = Duration.ofMillis(10).toNanos();

  private final JChannel channel;
  private final Place bind;
  private final Duration timeout;
  private volatile @Nullable Routed routed;
  private volatile boolean running;

  /// What there is once there are handlers.
  private record Routed(Ring ring, Answers answers, ClusteredCommands commands) {
    int underWay() {
      return answers.underWay() + commands.underWay();
    }
  }

  /// @param channel not connected yet
  /// @param bind where it will listen
  Cluster(JChannel channel, Place bind, Duration timeout) {
    this.channel = channel;
    this.bind = bind;
    this.timeout = timeout;
  }

  @Override
  public CommandBus route(CommandBus local, CommandWire wire) {
    Answers answers = new Answers(local, wire);
    Ring ring = Ring.of(channel, answers, wire);
    ClusteredCommands commands = new ClusteredCommands(local, wire, ring, timeout);
    routed = new Routed(ring, answers, commands);
    return commands;
  }

  /// How many servers share the sessions; none while this one is not among them.
  int members() {
    Routed now = routed;
    return now == null ? 0 : now.ring().size();
  }

  /// What the bus has counted.
  long commands(ToLongFunction<ClusteredCommands> count) {
    Routed now = routed;
    return now == null ? 0 : count.applyAsLong(now.commands());
  }

  @Override
  public void start() {
    Routed now = routed;
    if (now == null) {
      return;
    }
    try {
      now.ring().connect();
      running = true;
      LOG.log(Level.INFO, "listens for other servers at {0}; there: {1}", bind, channel.getView());
    } catch (Exception e) {
      throw new StartupRefusedException(
          "This server cannot listen for others at %s: %s".formatted(bind, e.getMessage()),
          "Free that port, or name another place by mimir.cluster.bind.");
    }
  }

  /// Others are told to send nothing more; what is under way comes to its end before this server
  /// goes.
  @Override
  public void stop() {
    Routed last = routed;
    if (running && last != null) {
      running = false;
      last.commands().leave();
      last.ring().resign();
      awaitQuiet(last);
      last.ring().disconnect();
    }
  }

  private static void awaitQuiet(Routed routed) {
    long begun = System.nanoTime();
    long quiet = begun;
    long now = begun;
    while (now - quiet < QUIET && now - begun < PATIENCE) {
      LockSupport.parkNanos(LOOK);
      now = System.nanoTime();
      quiet = routed.underWay() == 0 ? quiet : now;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Begins after everything else, and ends before it.
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
