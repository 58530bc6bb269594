package dev.mimir.axon.server.stub;

import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;

/// What a client sends.
///
/// @param end when it has sent all
/// @param gone when the connection was lost
record Incoming<T>(Consumer<T> each, Runnable end, Runnable gone) implements StreamObserver<T> {

  /// Of a client whose loss changes nothing.
  Incoming(Consumer<T> each, Runnable end) {
    this(each, end, () -> {});
  }

  @Override
  public void onNext(T message) {
    each.accept(message);
  }

  @Override
  public void onCompleted() {
    end.run();
  }

  @Override
  public void onError(Throwable lost) {
    gone.run();
  }
}
