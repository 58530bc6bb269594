package dev.mimir.projection.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mimir.projection.StorableText;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.Wait.Awaited;
import dev.mimir.session.Wait.Kind;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A wait that is open.
///
/// @param waitId sequence of the event that opened it
/// @param kind who or what it waits for
/// @param frame in which it was opened
/// @param node that waits; empty of one that was stored before nodes were
/// @param players ids of those who may answer
/// @param answered ids of those who have
/// @param needed how many have to answer, {@link Awaited#ALL} for all; null for one
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Open(
    long waitId,
    Kind kind,
    String frame,
    String node,
    List<String> players,
    List<String> answered,
    @Nullable Integer needed) {

  public Open {
    frame = Objects.requireNonNullElse(frame, "");
    node = Objects.requireNonNullElse(node, "");
    players = Objects.requireNonNullElse(players, List.of());
    answered = Objects.requireNonNullElse(answered, List.of());
  }

  static Open of(long sequence, WaitOpened opened) {
    Awaited awaited = opened.awaited();
    return new Open(
        sequence,
        awaited.kind(),
        opened.frame(),
        opened.node(),
        awaited.players().stream().map(StorableText::of).toList(),
        List.of(),
        awaited.needed());
  }

  static Open effect(long sequence, EffectRequested asked) {
    return new Open(sequence, Kind.EFFECT, asked.frame(), asked.node(), List.of(), List.of(), null);
  }

  /// Whether a player may answer now.
  boolean forSomeone() {
    return kind != Kind.TIMER && kind != Kind.EFFECT && !answered.containsAll(players);
  }

  /// Whether all answers have come that are needed.
  boolean complete() {
    return (needed != null && needed == Awaited.ALL)
        ? answered.containsAll(players)
        : answered.size() >= (needed == null ? 1 : needed);
  }

  Open answeredBy(String player) {
    return new Open(waitId, kind, frame, node, players, with(answered, player), needed);
  }

  Open joinedBy(String player) {
    return new Open(waitId, kind, frame, node, with(players, player), answered, needed);
  }

  Open leftBy(String player) {
    List<String> others = players.stream().filter(id -> !id.equals(player)).toList();
    return new Open(waitId, kind, frame, node, others, answered, needed);
  }

  private static List<String> with(List<String> some, String more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }
}
