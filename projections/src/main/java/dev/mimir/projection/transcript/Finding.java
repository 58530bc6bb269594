package dev.mimir.projection.transcript;

import dev.mimir.projection.search.Match;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A text in a transcript in which the words stand that were looked for.
///
/// @param sequence of its event
/// @param graphId what its session plays, and which version now
/// @param origin why: `play`, `fork` or `debug`
/// @param kind as of {@link TranscriptItem}
/// @param excerpt the text, when it is short, or else the part around the words
/// @param matches where in the excerpt they stand
public record Finding(
    String sessionId,
    long sequence,
    String graphId,
    int graphVersion,
    String origin,
    String kind,
    @Nullable String nodeId,
    @Nullable String speaker,
    @Nullable String player,
    Instant at,
    String excerpt,
    List<Match> matches) {

  /// Where it stands among all.
  public record Place(Instant at, UUID session, long sequence) {}

  /// Its place.
  public Place place() {
    return new Place(at, UUID.fromString(sessionId), sequence);
  }
}
