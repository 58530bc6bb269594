package dev.mimir.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A place where a session stands until someone answers, something comes back, or time passes.
///
/// @param waitId sequence of the event that opened it
/// @param frame path of call nodes, empty at the top
/// @param node the node that waits
/// @param awaited what would be an answer
/// @param since when it was opened
/// @param answers those that came, by player, of a wait that needs several
/// @param effect what is being performed; null unless the kind is `effect`
public record Wait(
    long waitId,
    String frame,
    String node,
    Awaited awaited,
    Instant since,
    Map<String, Answer> answers,
    @Nullable Requested effect) {

  /// What a waiting node would take as an answer.
  ///
  /// @param kind who or what it waits for
  /// @param prompt what the players are asked
  /// @param choices those that can be taken now
  /// @param locked those that are shown but cannot be taken, each with the reason
  /// @param input bounds of what may be typed; null unless the kind is `input`
  /// @param players ids of those who may answer
  /// @param deadline when the wait ends by itself
  /// @param needed how many of the players have to answer, {@link #ALL} for all; null for one
  public record Awaited(
      Kind kind,
      @Nullable Text prompt,
      List<Option> choices,
      List<Option> locked,
      @Nullable InputRule input,
      List<String> players,
      @Nullable Instant deadline,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer needed) {
    /// All players have to answer.
    public static final int ALL = 0;

    /// Until the one answer of a player.
    public Awaited(
        Kind kind,
        @Nullable Text prompt,
        List<Option> choices,
        List<Option> locked,
        @Nullable InputRule input,
        List<String> players,
        @Nullable Instant deadline) {
      this(kind, prompt, choices, locked, input, players, deadline, null);
    }

    /// Until an instant.
    public static Awaited until(Instant instant) {
      return new Awaited(Kind.TIMER, null, List.of(), List.of(), null, List.of(), instant);
    }

    /// The same with another deadline.
    public Awaited by(@Nullable Instant other) {
      return new Awaited(kind, prompt, choices, locked, input, players, other, needed);
    }

    /// The same for other players.
    public Awaited of(List<String> others) {
      return new Awaited(kind, prompt, choices, locked, input, others, deadline, needed);
    }
  }

  /// What is waited for.
  public enum Kind {
    CHOICE,
    INPUT,
    TIMER,
    PLAYERS,
    EFFECT
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

  /// An effect under way.
  ///
  /// @param kind who performs it
  /// @param request what to do
  /// @param retry how often it is tried
  /// @param attempt the one under way, or to come, from 1
  public record Requested(String kind, Content request, RetryRule retry, int attempt) {}

  static Wait opened(long waitId, SessionEvent.WaitOpened opened, Instant at) {
    return new Wait(waitId, opened.frame(), opened.node(), opened.awaited(), at, Map.of(), null);
  }

  static Wait requested(long waitId, SessionEvent.EffectRequested asked) {
    Requested effect = new Requested(asked.kind(), asked.request(), asked.retry(), 1);
    Awaited awaited =
        new Awaited(
            Kind.EFFECT, null, List.of(), List.of(), null, List.of(), asked.deadline(), null);
    return new Wait(waitId, asked.frame(), asked.node(), awaited, asked.at(), Map.of(), effect);
  }

  /// Whether a player may answer now.
  public boolean open(String player) {
    return awaited.players().contains(player) && !answers.containsKey(player);
  }

  /// Whether it is up to players.
  public boolean forPlayers() {
    return awaited.kind() == Kind.CHOICE
        || awaited.kind() == Kind.INPUT
        || awaited.kind() == Kind.PLAYERS;
  }

  /// Whether a player may answer now; of those that need several, some may have answered all they
  /// can.
  public boolean open() {
    return forPlayers() && awaited.players().stream().anyMatch(this::open);
  }

  /// Whether all answers have come that are needed. Where a number is needed and fewer players are
  /// present, those to come are waited for.
  public boolean complete() {
    Integer needed = awaited.needed();
    return (needed != null && needed == Awaited.ALL)
        ? awaited.players().stream().noneMatch(this::open)
        : answers.size() >= (needed == null ? 1 : needed);
  }

  /// When the wait ends by itself if it is opened anew; null when never.
  public @Nullable Instant deadlineFrom(Instant now) {
    Instant deadline = awaited.deadline();
    return deadline == null ? null : now.plus(Duration.between(since, deadline));
  }

  /// The same with one more answer.
  public Wait with(String player, Answer answer) {
    Map<String, Answer> all = new LinkedHashMap<>(answers);
    all.put(player, answer);
    return new Wait(waitId, frame, node, awaited, since, all, effect);
  }

  Wait attempt(int number) {
    Requested asked = effect;
    if (asked == null) {
      throw new IllegalStateException("wait " + waitId + " is for no effect");
    }
    Requested next = new Requested(asked.kind(), asked.request(), asked.retry(), number);
    return new Wait(waitId, frame, node, awaited, since, answers, next);
  }

  Wait by(@Nullable Instant deadline) {
    return new Wait(waitId, frame, node, awaited.by(deadline), since, answers, effect);
  }

  Wait of(List<String> players) {
    return new Wait(waitId, frame, node, awaited.of(players), since, answers, effect);
  }
}
