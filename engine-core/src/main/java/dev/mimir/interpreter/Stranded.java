package dev.mimir.interpreter;

import java.util.List;
import java.util.stream.Collectors;

/// A thread of a session that has no place in another version of its graph.
///
/// @param place where it stands, as `frame/node`
/// @param message why it cannot go on there, in words
public record Stranded(String place, String message) {

  /// Why threads cannot go on, in words.
  public static String words(List<Stranded> threads) {
    return threads.stream().map(Stranded::message).collect(Collectors.joining("; "));
  }
}
