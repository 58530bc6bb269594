package dev.mimir.axon.server.stub;

import io.axoniq.axonserver.connector.ErrorCategory;
import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryProviderOutbound;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.axoniq.axonserver.grpc.query.QueryServiceGrpc.QueryServiceImplBase;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Hands each query to one client that answers it.
final class StubQueries extends QueryServiceImplBase {
  private final List<Handler> handlers = new CopyOnWriteArrayList<>();

  @Override
  public void query(QueryRequest query, StreamObserver<QueryResponse> answer) {
    Optional<Handler> handler =
        handlers.stream().filter(one -> one.answers(query.getQuery())).findFirst();
    if (handler.isPresent()) {
      handler.get().take(query, answer);
    } else {
      answer.onNext(
          QueryResponse.newBuilder()
              .setRequestIdentifier(query.getMessageIdentifier())
              .setErrorCode(ErrorCategory.NO_HANDLER_FOR_QUERY.errorCode())
              .setErrorMessage(ErrorMessage.newBuilder().setMessage("No handler for query"))
              .build());
      answer.onCompleted();
    }
  }

  @Override
  public StreamObserver<QueryProviderOutbound> openStream(
      StreamObserver<QueryProviderInbound> client) {
    Handler handler = new Handler(client);
    handlers.add(handler);
    return new Incoming<>(
        handler::on,
        () -> {
          handler.gone();
          client.onCompleted();
        },
        handler::gone);
  }

  /// A client that answers queries.
  private final class Handler {
    private final StreamObserver<QueryProviderInbound> client;
    private final Set<String> names = new HashSet<>();
    private final Map<String, StreamObserver<QueryResponse>> open = new HashMap<>();

    Handler(StreamObserver<QueryProviderInbound> client) {
      this.client = client;
    }

    synchronized boolean answers(String name) {
      return names.contains(name);
    }

    synchronized void take(QueryRequest query, StreamObserver<QueryResponse> answer) {
      open.put(query.getMessageIdentifier(), answer);
      client.onNext(QueryProviderInbound.newBuilder().setQuery(query).build());
    }

    synchronized void on(QueryProviderOutbound message) {
      switch (message.getRequestCase()) {
        case SUBSCRIBE -> names.add(message.getSubscribe().getQuery());
        case UNSUBSCRIBE -> names.remove(message.getUnsubscribe().getQuery());
        case QUERY_RESPONSE -> {
          QueryResponse response = message.getQueryResponse();
          StreamObserver<QueryResponse> asker = open.get(response.getRequestIdentifier());
          if (asker != null) {
            asker.onNext(response);
          }
        }
        case QUERY_COMPLETE -> {
          var asker = open.remove(message.getQueryComplete().getRequestId());
          if (asker != null) {
            asker.onCompleted();
          }
        }
        default -> {}
      }
      if (!message.getInstructionId().isEmpty()) {
        client.onNext(
            QueryProviderInbound.newBuilder()
                .setAck(StubPlatform.ack(message.getInstructionId()))
                .build());
      }
    }

    synchronized void gone() {
      handlers.remove(this);
      open.values().forEach(StreamObserver::onCompleted);
      open.clear();
    }
  }
}
