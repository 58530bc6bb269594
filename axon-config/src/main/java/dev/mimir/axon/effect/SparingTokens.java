package dev.mimir.axon.effect;

import java.util.Optional;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/// Keeps how far a reader is that cares for few of the events it reads. A batch in which nothing
/// was of interest is recorded once a second at most: who reads it again does nothing either. One
/// that did something is recorded with what it did.
final class SparingTokens implements TokenStore {
  private static final long REST = 1_000_000_000L;

  private final TokenStore kept;
  private volatile long stored = System.nanoTime();

  SparingTokens(TokenStore kept) {
    this.kept = kept;
  }

  @Override
  public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
    if (CurrentUnitOfWork.isStarted() || System.nanoTime() - stored > REST) {
      kept.storeToken(token, processor, segment);
      stored = System.nanoTime();
    }
  }

  @Override
  public void initializeTokenSegments(String processor, int segments) {
    kept.initializeTokenSegments(processor, segments);
  }

  @Override
  public void initializeTokenSegments(
      String processor, int segments, @Nullable TrackingToken initial) {
    kept.initializeTokenSegments(processor, segments, initial);
  }

  @Override
  public @Nullable TrackingToken fetchToken(String processor, int segment) {
    return kept.fetchToken(processor, segment);
  }

  @Override
  public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
    return kept.fetchToken(processor, segment);
  }

  @Override
  public void extendClaim(String processor, int segment) {
    kept.extendClaim(processor, segment);
  }

  @Override
  public void releaseClaim(String processor, int segment) {
    kept.releaseClaim(processor, segment);
  }

  @Override
  public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
    kept.initializeSegment(token, processor, segment);
  }

  @Override
  public void deleteToken(String processor, int segment) {
    kept.deleteToken(processor, segment);
  }

  @Override
  public boolean requiresExplicitSegmentInitialization() {
    return kept.requiresExplicitSegmentInitialization();
  }

  @Override
  public int[] fetchSegments(String processor) {
    return kept.fetchSegments(processor);
  }

  @Override
  public Optional<String> retrieveStorageIdentifier() {
    return kept.retrieveStorageIdentifier();
  }
}
