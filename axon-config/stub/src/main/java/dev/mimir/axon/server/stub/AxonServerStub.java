package dev.mimir.axon.server.stub;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.function.IntPredicate;

/// A server with one context, in memory: platform, events, snapshots, commands. It takes messages
/// of up to 4 MiB, as the real one does by default.
public final class AxonServerStub implements AutoCloseable {
  private final StubLog log;
  private final StubCommands commands = new StubCommands();
  private final Server server;

  private AxonServerStub(StubLog log, int port, IntPredicate silenced) {
    this.log = log;
    this.server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .addService(new StubPlatform())
            .addService(new StubEvents(log, silenced))
            .addService(commands)
            .build();
  }

  /// On a free port, with nothing stored.
  public static AxonServerStub start() {
    return start(new StubLog(), 0, _ -> false);
  }

  /// @param port 0 for a free one
  /// @param silenced appends, by their number from 1, that are stored and never confirmed
  public static AxonServerStub start(StubLog log, int port, IntPredicate silenced) {
    AxonServerStub stub = new AxonServerStub(log, port, silenced);
    try {
      stub.server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stub;
  }

  /// Where it listens, as `host:port`.
  public String address() {
    return "127.0.0.1:" + server.getPort();
  }

  public StubLog log() {
    return log;
  }

  /// How many commands each client has answered, by its id.
  public Map<String, Long> handled() {
    return commands.handled();
  }

  /// Dies, cutting all connections.
  @Override
  public void close() {
    server.shutdownNow();
    try {
      server.awaitTermination();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Dies, and is there again at the same place with the same events.
  public AxonServerStub restarted() {
    int port = server.getPort();
    close();
    return start(log, port, _ -> false);
  }
}
