package dev.mimir.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mimir.dice.Die;
import dev.mimir.dice.Draw;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A session as its players see it.
///
/// @param status `awaiting_input`, `waiting`, `working`, `paused`, `suspended`, `incident`, `ended`
///   or `abandoned`
/// @param sequence of the last event that it reflects
/// @param turn answers accepted so far
/// @param output what was shown since the last answer, in order; the latest 1,000 of it
/// @param awaiting the open waits
/// @param variables of the session by name, computed ones included
/// @param inventory quantities by item; those of other owners than the session stand under
///   `owner/item`
/// @param paused the threads that stand before a node until somebody steps; absent when none does
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
    @Nullable Parent parent,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Paused> paused) {

  /// Someone who plays.
  public record PlayerView(String playerId, String name) {}

  /// Where a fork comes from.
  public record Parent(String sessionId, long sequence) {}

  /// Why a session cannot go on.
  public record Incident(String nodeId, String code, String message) {}

  /// A thread that stands before a node.
  ///
  /// @param frame the path of calls that leads there, empty at the top
  /// @param type of the node
  public record Paused(String frame, String nodeId, String type) {}

  /// An open wait.
  ///
  /// @param waitId to name it in an answer
  /// @param kind `choice`, `input`, `timer`, `players` or `effect`
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

  /// One thing that was shown; its kind says which members it has.
  public sealed interface Output {
    /// Of its event.
    long sequence();

    String nodeId();

    @JsonProperty("kind")
    String kind();
  }

  /// Text of a story.
  ///
  /// @param line id or place of the line in its node, when it has several
  /// @param to the players who see it; empty for all
  public record TextOutput(
      long sequence,
      String nodeId,
      String text,
      @Nullable String line,
      @Nullable String speaker,
      List<String> to,
      @Nullable String media,
      List<String> tags)
      implements Output {
    @JsonProperty("kind")
    @Override
    public String kind() {
      return "text";
    }
  }

  /// What a model wrote, for itself (`llm`) or for a character (`npc`).
  public record SpokenOutput(
      long sequence,
      String nodeId,
      String kind,
      @Nullable String character,
      @Nullable String speaker,
      String text)
      implements Output {}

  /// A roll.
  public record DiceOutput(
      long sequence,
      String nodeId,
      String notation,
      long total,
      List<Die> dice,
      List<Draw> draws,
      @Nullable Long target,
      @Nullable Boolean success)
      implements Output {
    @JsonProperty("kind")
    @Override
    public String kind() {
      return "dice";
    }
  }

  /// A check of a skill.
  public record CheckOutput(
      long sequence,
      String nodeId,
      @Nullable String character,
      String skill,
      long roll,
      long bonus,
      long total,
      long difficulty,
      String outcome)
      implements Output {
    @JsonProperty("kind")
    @Override
    public String kind() {
      return "check";
    }
  }

  /// Something put into an inventory or taken from it.
  public record ItemOutput(
      long sequence,
      String nodeId,
      String op,
      String owner,
      String item,
      long change,
      long quantity)
      implements Output {
    @JsonProperty("kind")
    @Override
    public String kind() {
      return "item";
    }
  }

  /// Something put on or taken off.
  public record EquipmentOutput(
      long sequence, String nodeId, String owner, String item, boolean equipped) implements Output {
    @JsonProperty("kind")
    @Override
    public String kind() {
      return "equipment";
    }
  }

  /// A change of a character.
  public record CharacterOutput(
      long sequence, String nodeId, String character, Map<String, Object> changes, String reason)
      implements Output {
    @JsonProperty("kind")
    @Override
    public String kind() {
      return "character";
    }
  }

  /// Something done in a fight.
  ///
  /// @param opponent to whom; null when to nobody
  /// @param hp of the opponent afterwards
  public record CombatOutput(
      long sequence,
      String nodeId,
      long round,
      String actor,
      String action,
      @Nullable String opponent,
      String outcome,
      @Nullable Long amount,
      @Nullable Long hp)
      implements Output {
    @JsonProperty("kind")
    @Override
    public String kind() {
      return "combat";
    }
  }
}
