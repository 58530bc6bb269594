package dev.mimir.projection;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// A part of a list that only grows.
///
/// @param next sequence to go on after; null when this was all there is
public record Slice<T>(List<T> items, @Nullable Long next) {

  /// The first items of some that were read, one more than wanted if there are more.
  public static <T> Slice<T> of(List<T> read, int limit, ToLongFunction<T> sequence) {
    if (read.size() <= limit) {
      return new Slice<>(List.copyOf(read), null);
    }
    List<T> items = List.copyOf(read.subList(0, limit));
    return new Slice<>(items, sequence.applyAsLong(items.getLast()));
  }
}
