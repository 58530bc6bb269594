package dev.mimir.axon.server.stub;

import io.axoniq.axonserver.connector.ErrorCategory;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/// Failures as the server tells them.
final class Errors {
  private static final Metadata.Key<String> CODE =
      Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);

  private Errors() {}

  static StatusRuntimeException of(Status status, ErrorCategory category, String message) {
    Metadata trailers = new Metadata();
    trailers.put(CODE, category.errorCode());
    return status
        .withDescription("[" + category.errorCode() + "] " + message)
        .asRuntimeException(trailers);
  }
}
