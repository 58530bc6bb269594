package dev.mimir.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place where a session stands until someone answers.
///
/// @param waitId sequence of the event that opened it
/// @param frame path of call nodes, empty at the top
/// @param node the node that waits
/// @param awaited what would be an answer
public record Wait(long waitId, String frame, String node, Awaited awaited) {

  /// What a waiting node would take as an answer.
  ///
  /// @param kind who or what it waits for
  /// @param prompt what the players are asked
  /// @param choices those that can be taken now
  /// @param locked those that are shown but cannot be taken, each with the reason
  /// @param input bounds of what may be typed; null unless the kind is `input`
  /// @param players ids of those who may answer
  /// @param deadline when the wait ends by itself
  public record Awaited(
      Kind kind,
      @Nullable Text prompt,
      List<Option> choices,
      List<Option> locked,
      @Nullable InputRule input,
      List<String> players,
      @Nullable Instant deadline) {}

  /// What is waited for.
  public enum Kind {
    CHOICE,
    INPUT
  }

  /// One choice as it was offered.
  ///
  /// @param id what to answer with
  /// @param text what the player reads
  /// @param reason why it is locked; null when it can be taken
  /// @param item the list element it stands for, of a choice made for each element
  /// @param key key on a keyboard that takes it, a hint for clients
  public record Option(
      String id, Text text, @Nullable Text reason, @Nullable Object item, @Nullable String key) {}
}
