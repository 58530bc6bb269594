package dev.mimir.axon.server.stub;

import io.axoniq.axonserver.connector.ErrorCategory;
import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc.EventStoreImplBase;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetAggregateEventsRequest;
import io.axoniq.axonserver.grpc.event.GetAggregateSnapshotsRequest;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.GetFirstTokenRequest;
import io.axoniq.axonserver.grpc.event.GetLastTokenRequest;
import io.axoniq.axonserver.grpc.event.GetTokenAtRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrResponse;
import io.axoniq.axonserver.grpc.event.TrackingToken;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Serves a log: appends, reads of aggregates, streams of all events.
final class StubEvents extends EventStoreImplBase {
  private static final Confirmation DONE = Confirmation.newBuilder().setSuccess(true).build();

  private final StubLog log;
  private final IntPredicate silenced;
  private int appends;

  /// @param silenced appends, by their number, that are stored and never confirmed
  StubEvents(StubLog log, IntPredicate silenced) {
    this.log = log;
    this.silenced = silenced;
  }

  @Override
  public StreamObserver<Event> appendEvent(StreamObserver<Confirmation> answer) {
    List<Event> turn = new ArrayList<>();
    return new Incoming<>(turn::add, () -> append(turn, answer));
  }

  private void append(List<Event> turn, StreamObserver<Confirmation> answer) {
    String wrong = log.append(turn);
    if (!wrong.isEmpty()) {
      answer.onError(Errors.of(Status.OUT_OF_RANGE, ErrorCategory.INVALID_EVENT_SEQUENCE, wrong));
    } else if (silenced.test(counted())) {
      answer.onError(Status.UNAVAILABLE.asRuntimeException());
    } else {
      answered(answer, DONE);
    }
  }

  private synchronized int counted() {
    return ++appends;
  }

  @Override
  public void appendSnapshot(Event snapshot, StreamObserver<Confirmation> answer) {
    log.snapshot(snapshot);
    answered(answer, DONE);
  }

  @Override
  public void listAggregateEvents(GetAggregateEventsRequest wanted, StreamObserver<Event> answer) {
    log.aggregate(wanted.getAggregateId(), wanted.getInitialSequence(), wanted.getMaxSequence())
        .forEach(answer::onNext);
    answer.onCompleted();
  }

  @Override
  public void listAggregateSnapshots(
      GetAggregateSnapshotsRequest wanted, StreamObserver<Event> answer) {
    log.snapshots(wanted.getAggregateId()).stream()
        .filter(snapshot ->
            snapshot.getAggregateSequenceNumber() >= wanted.getInitialSequence()
                && snapshot.getAggregateSequenceNumber() <= wanted.getMaxSequence())
        .limit(wanted.getMaxResults())
        .forEach(answer::onNext);
    answer.onCompleted();
  }

  @Override
  public StreamObserver<GetEventsRequest> listEvents(StreamObserver<EventWithToken> answer) {
    return new Tracker(answer);
  }

  @Override
  public void readHighestSequenceNr(
      ReadHighestSequenceNrRequest wanted, StreamObserver<ReadHighestSequenceNrResponse> answer) {
    long size = log.aggregate(wanted.getAggregateId(), 0, 0).size();
    answered(answer, ReadHighestSequenceNrResponse.newBuilder().setToSequenceNr(size - 1).build());
  }

  @Override
  public void getFirstToken(GetFirstTokenRequest wanted, StreamObserver<TrackingToken> answer) {
    answered(answer, token(log.size() == 0 ? -1 : 0));
  }

  @Override
  public void getLastToken(GetLastTokenRequest wanted, StreamObserver<TrackingToken> answer) {
    answered(answer, token(log.size() - 1));
  }

  @Override
  public void getTokenAt(GetTokenAtRequest wanted, StreamObserver<TrackingToken> answer) {
    answered(answer, token(log.tokenAt(wanted.getInstant())));
  }

  private static TrackingToken token(long token) {
    return TrackingToken.newBuilder().setToken(token).build();
  }

  private static <T> void answered(StreamObserver<T> observer, T answer) {
    observer.onNext(answer);
    observer.onCompleted();
  }

  /// One reader of all events, who is sent as many as it has permitted.
  private final class Tracker implements StreamObserver<GetEventsRequest> {
    private final StreamObserver<EventWithToken> answer;
    private @Nullable Runnable listener;
    private long next;
    private long permits;

    Tracker(StreamObserver<EventWithToken> answer) {
      this.answer = answer;
    }

    @Override
    public synchronized void onNext(GetEventsRequest request) {
      if (listener == null) {
        next = request.getTrackingToken();
        listener = this::send;
        log.listen(listener);
      }
      permits += request.getNumberOfPermits();
      send();
    }

    private synchronized void send() {
      while (listener != null && permits > 0 && next < log.size()) {
        answer.onNext(EventWithToken.newBuilder().setToken(next).setEvent(log.at(next)).build());
        next++;
        permits--;
      }
    }

    @Override
    public void onError(Throwable gone) {
      end();
    }

    @Override
    public void onCompleted() {
      end();
      answer.onCompleted();
    }

    private synchronized void end() {
      if (listener != null) {
        log.forget(listener);
        listener = null;
      }
    }
  }
}
