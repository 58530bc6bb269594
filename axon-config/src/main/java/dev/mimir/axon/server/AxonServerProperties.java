package dev.mimir.axon.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the way to Axon Server, `mimir.axon-server.*`. Without `servers` the events are kept
/// in PostgreSQL.
///
/// @param servers some of its nodes, each `host` or `host:port`; the port is 8124 by default
/// @param context where the events are kept; no other application should use it
/// @param token of access, if it asks for one
/// @param tls whether connections are encrypted
/// @param certificate PEM file of the authority to trust, if not one that the JDK knows
/// @param clientId name of this process there, different for each; random by default
/// @param routing whether commands go to one process for each session; otherwise every process
///   decides those that it receives
/// @param timeout how long to wait for an answer
/// @param patience how long to wait for a connection at start
/// @param messageSize bytes that the server takes in one message at most
@ConfigurationProperties("mimir.axon-server")
public record AxonServerProperties(
    @DefaultValue List<String> servers,
    @DefaultValue("default") String context,
    @Nullable String token,
    @DefaultValue("false") boolean tls,
    @Nullable Path certificate,
    @Nullable String clientId,
    @DefaultValue("true") boolean routing,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("30s") Duration patience,
    @DefaultValue("4194304") int messageSize) {

  /// The name, made up when there is none.
  public AxonServerProperties {
    clientId = clientId == null || clientId.isBlank() ? UUID.randomUUID().toString() : clientId;
  }

  @Override
  public String toString() {
    return "AxonServerProperties[servers=%s, context=%s, clientId=%s]"
        .formatted(servers, context, clientId);
  }
}
