package dev.mimir.projection.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A stretch of UTC time whose begin is a multiple of its length: a quarter of an hour, an hour,
/// four hours or a day. What is counted in the spans of every length around it can be summed up
/// over any days in few of them.
///
/// @param length in quarters of an hour
/// @param start in quarters of an hour since 1970
public record Span(int length, int start) {
  private static final int SECONDS = 900;
  private static final List<Integer> LENGTHS = List.of(96, 16, 4, 1);

  /// The quarter of an hour, counted from 1970, in which an instant lies.
  public static int quarter(Instant at) {
    return Math.toIntExact(Math.floorDiv(at.getEpochSecond(), (long) SECONDS));
  }

  /// The spans that hold a quarter of an hour, one of each length.
  public static List<Span> around(int quarter) {
    return LENGTHS.stream()
        .map(length -> new Span(length, Math.floorDiv(quarter, length) * length))
        .toList();
  }

  /// The fewest spans that together are a stretch of time, in their order.
  ///
  /// @param from first quarter of an hour
  /// @param to the one behind the last
  public static List<Span> of(int from, int to) {
    List<Span> spans = new ArrayList<>();
    for (int at = from; at < to; at = spans.getLast().end()) {
      spans.add(longest(at, to));
    }
    return spans;
  }

  private static Span longest(int from, int to) {
    return LENGTHS.stream()
        .filter(length -> Math.floorMod(from, length) == 0 && from + length <= to)
        .map(length -> new Span(length, from))
        .findFirst()
        .orElseThrow();
  }

  /// The quarter of an hour behind the last.
  public int end() {
    return start + length;
  }
}
