package dev.mimir.engine;

import dev.mimir.dice.Die;
import dev.mimir.dice.Draw;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A session as its players see it.
///
/// @param status `awaiting_input`, `working`, `incident` or `ended`
/// @param sequence of the last event that it reflects
/// @param turn answers accepted so far
/// @param output what was shown since the last answer, in order
/// @param awaiting the open waits
/// @param variables of the session by name, computed ones included
/// @param inventory quantities by item; those of other owners than the session stand under
///   `owner/item`
public record SessionView(
    String sessionId,
    String graphId,
    int graphVersion,
    String status,
    long sequence,
    long turn,
    List<PlayerView> players,
    List<Output> output,
    List<Awaiting> awaiting,
    Map<String, Object> variables,
    Map<String, Long> inventory,
    @Nullable String ending,
    @Nullable Incident incident,
    @Nullable Parent parent) {

  /// Someone who plays.
  public record PlayerView(String playerId, String name) {}

  /// Where a fork comes from.
  public record Parent(String sessionId, long sequence) {}

  /// Why a session cannot go on.
  public record Incident(String nodeId, String code, String message) {}

  /// An open wait.
  ///
  /// @param waitId to name it in an answer
  /// @param kind `choice` or `input`
  /// @param choices those that can be taken
  /// @param locked those that are shown but cannot be taken, with the reason
  /// @param input bounds of what can be typed
  /// @param players ids of those who may answer
  public record Awaiting(
      long waitId,
      String nodeId,
      String kind,
      @Nullable String prompt,
      List<Choice> choices,
      List<Locked> locked,
      @Nullable Input input,
      List<String> players,
      @Nullable Instant deadline) {}

  /// A choice that can be taken.
  public record Choice(String id, String text, @Nullable String key) {}

  /// A choice that is shown but cannot be taken.
  public record Locked(String id, String text, String reason) {}

  /// Bounds of an input: `type` is `text`, `int`, `double` or `bool`.
  public record Input(
      String type,
      @Nullable Number min,
      @Nullable Number max,
      @Nullable Integer minLength,
      @Nullable Integer maxLength,
      @Nullable String pattern,
      @Nullable List<Object> oneOf) {}

  /// One thing that was shown. Which members it has follows from its kind: `text` has text, line,
  /// speaker, to, media and tags; `dice` has notation, total, dice, draws, target and success;
  /// `check` has character, skill, roll, bonus, total, difficulty and outcome; `item` has op,
  /// owner, item, change and quantity; `equipment` has owner, item and equipped.
  public record Output(
      long sequence,
      String nodeId,
      String kind,
      @Nullable String text,
      @Nullable String line,
      @Nullable String speaker,
      @Nullable List<String> to,
      @Nullable String media,
      @Nullable List<String> tags,
      @Nullable String notation,
      @Nullable Long total,
      @Nullable List<Die> dice,
      @Nullable List<Draw> draws,
      @Nullable Long target,
      @Nullable Boolean success,
      @Nullable String character,
      @Nullable String skill,
      @Nullable Long roll,
      @Nullable Long bonus,
      @Nullable Long difficulty,
      @Nullable String outcome,
      @Nullable String op,
      @Nullable String owner,
      @Nullable String item,
      @Nullable Long change,
      @Nullable Long quantity,
      @Nullable Boolean equipped) {

    /// Of the kind `text`.
    public static Output text(
        String nodeId,
        String text,
        @Nullable String line,
        @Nullable String speaker,
        List<String> to,
        @Nullable String media,
        List<String> tags) {
      return new Output(
          0, nodeId, "text", text, line, speaker, to, media, tags, null, null, null, null, null,
          null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /// Of the kind `dice`.
    public static Output dice(
        String nodeId,
        String notation,
        long total,
        List<Die> dice,
        List<Draw> draws,
        @Nullable Long target,
        @Nullable Boolean success) {
      return new Output(
          0, nodeId, "dice", null, null, null, null, null, null, notation, total, dice, draws,
          target, success, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /// Of the kind `check`.
    public static Output check(
        String nodeId,
        @Nullable String character,
        String skill,
        long roll,
        long bonus,
        long total,
        long difficulty,
        String outcome) {
      return new Output(
          0,
          nodeId,
          "check",
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          total,
          null,
          null,
          null,
          null,
          character,
          skill,
          roll,
          bonus,
          difficulty,
          outcome,
          null,
          null,
          null,
          null,
          null,
          null);
    }

    /// Of the kind `item`.
    public static Output item(
        String nodeId, String op, String owner, String item, long change, long quantity) {
      return new Output(
          0, nodeId, "item", null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null, op, owner, item, change, quantity, null);
    }

    /// Of the kind `equipment`.
    public static Output equipment(String nodeId, String owner, String item, boolean equipped) {
      return new Output(
          0,
          nodeId,
          "equipment",
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          owner,
          item,
          null,
          null,
          equipped);
    }

    /// The same, shown by another event.
    public Output at(long otherSequence) {
      return new Output(
          otherSequence,
          nodeId,
          kind,
          text,
          line,
          speaker,
          to,
          media,
          tags,
          notation,
          total,
          dice,
          draws,
          target,
          success,
          character,
          skill,
          roll,
          bonus,
          difficulty,
          outcome,
          op,
          owner,
          item,
          change,
          quantity,
          equipped);
    }
  }
}
