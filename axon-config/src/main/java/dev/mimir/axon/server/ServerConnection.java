package dev.mimir.axon.server;

import dev.mimir.axon.database.StartupRefusedException;
import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.command.CommandChannel;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/// The connection to a context of Axon Server. It is made again by itself when it is lost.
final class ServerConnection implements AutoCloseable {
  private static final int PORT = 8124;
  private static final long HEARTBEAT_MS = 2_000;
  private static final long SILENCE_MS = 5_000;
  private static final long RECONNECT_MS = 500;
  private static final long LOOK_MS = 20;

  private final AxonServerConnectionFactory factory;
  private final AxonServerConnection connection;

  private ServerConnection(AxonServerConnectionFactory factory, AxonServerConnection connection) {
    this.factory = factory;
    this.connection = connection;
  }

  /// Waits for it as long as the settings say.
  ///
  /// @throws StartupRefusedException when there is none
  static ServerConnection open(AxonServerProperties properties) {
    if (properties.servers().stream().allMatch(String::isBlank)) {
      throw new StartupRefusedException(
          "mimir.axon-server.servers names no server.",
          "Name one or more, as host:port, or leave the setting out to keep events in PostgreSQL.");
    }
    AxonServerConnectionFactory factory = factory(properties);
    AxonServerConnection connection = factory.connect(properties.context());
    if (!ready(connection, properties.patience().toNanos())) {
      factory.shutdown();
      throw new StartupRefusedException(
          "No Axon Server answers at " + String.join(", ", properties.servers()) + ".",
          "Check mimir.axon-server.servers, its token and context '%s', and whether it runs."
              .formatted(properties.context()));
    }
    connection.controlChannel().enableHeartbeat(HEARTBEAT_MS, SILENCE_MS, TimeUnit.MILLISECONDS);
    return new ServerConnection(factory, connection);
  }

  private static AxonServerConnectionFactory factory(AxonServerProperties properties) {
    AxonServerConnectionFactory.Builder builder =
        AxonServerConnectionFactory.forClient(
                "mimir", Objects.requireNonNull(properties.clientId()))
            .routingServers(
                properties.servers().stream()
                    .map(ServerConnection::address)
                    .toArray(ServerAddress[]::new))
            .connectTimeout(properties.timeout().toMillis(), TimeUnit.MILLISECONDS)
            .reconnectInterval(RECONNECT_MS, TimeUnit.MILLISECONDS)
            .maxInboundMessageSize(properties.messageSize());
    if (properties.token() != null && !properties.token().isBlank()) {
      builder.token(properties.token());
    }
    if (properties.certificate() != null) {
      builder.useTransportSecurity(trusting(properties.certificate()));
    } else if (properties.tls()) {
      builder.useTransportSecurity();
    }
    return builder.build();
  }

  private static ServerAddress address(String server) {
    int colon = server.lastIndexOf(':');
    return colon < 0
        ? new ServerAddress(server.strip(), PORT)
        : new ServerAddress(
            server.substring(0, colon).strip(),
            Integer.parseInt(server.substring(colon + 1).strip()));
  }

  private static SslContext trusting(Path certificate) {
    try {
      return GrpcSslContexts.forClient().trustManager(certificate.toFile()).build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new StartupRefusedException(
          "The certificate " + certificate + " cannot be used: " + e.getMessage(),
          "Set mimir.axon-server.certificate to a PEM file with the authority's certificate.");
    }
  }

  private static boolean ready(AxonServerConnection connection, long nanos) {
    long end = System.nanoTime() + nanos;
    try {
      while (!connection.isReady() && System.nanoTime() - end < 0) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return connection.isReady();
  }

  /// Whether there is a connection now.
  boolean connected() {
    return connection.isConnected();
  }

  EventChannel events() {
    return connection.eventChannel();
  }

  CommandChannel commands() {
    return connection.commandChannel();
  }

  @Override
  public void close() {
    connection.disconnect();
    factory.shutdown();
  }
}
