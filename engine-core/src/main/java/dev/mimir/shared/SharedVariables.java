package dev.mimir.shared;

import dev.mimir.shared.SharedEvent.OperationsApplied;
import dev.mimir.value.PMap;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables of one holder: the state of an aggregate, what its events fold to.
///
/// @param values by variable
/// @param applied how far each session's operations are in; of the latest sessions only
/// @param forgotten instant before which the operations of sessions that are not listed are in
public record SharedVariables(PMap<SharedValue> values, PMap<Applied> applied, Instant forgotten) {
  /// Revision of this record's shape; a stored state of another revision is thrown away.
  public static final int REVISION = 1;

  /// Before anything was written.
  public static final SharedVariables NONE =
      new SharedVariables(PMap.empty(), PMap.empty(), Instant.EPOCH);

  /// How many sessions are listed before the older half is forgotten. Operations come again only
  /// after a crash, and then the latest of them.
  static final int SESSIONS = 4_000;

  /// How far a session's operations are in.
  ///
  /// @param sequence of the session's event that asked for the latest ones
  /// @param at instant of that event's turn
  public record Applied(long sequence, Instant at) {}

  /// Decides operations; null when they were applied before.
  public @Nullable OperationsApplied decide(
      String session, long sequence, List<SharedOperation> operations, Instant at) {
    Applied known = applied.get(session);
    return known != null && known.sequence() >= sequence
        ? null
        : new OperationsApplied(session, sequence, operations, at);
  }

  /// Whether what a session asked for is in.
  ///
  /// @param at instant of the turn in which it did
  public boolean has(String session, long sequence, Instant at) {
    Applied known = applied.get(session);
    return known == null ? !at.isAfter(forgotten) : known.sequence() >= sequence;
  }

  /// The state after one more event.
  public SharedVariables on(SharedEvent event) {
    return switch (event) {
      case OperationsApplied(var session, long sequence, var operations, Instant at) -> {
        PMap<Applied> more = applied.with(session, new Applied(sequence, at));
        SharedVariables after =
            new SharedVariables(SharedOperation.apply(operations, values), more, forgotten);
        yield more.size() > SESSIONS ? after.forgetting() : after;
      }
    };
  }

  private SharedVariables forgetting() {
    List<Map.Entry<String, Applied>> oldest =
        applied.entrySet().stream()
            .sorted(Comparator.comparing(entry -> entry.getValue().at()))
            .limit(SESSIONS / 2)
            .toList();
    PMap<Applied> rest = applied;
    for (Map.Entry<String, Applied> entry : oldest) {
      rest = rest.without(entry.getKey());
    }
    return new SharedVariables(values, rest, oldest.getLast().getValue().at());
  }
}
