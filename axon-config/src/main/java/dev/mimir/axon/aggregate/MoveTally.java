package dev.mimir.axon.aggregate;

import dev.mimir.engine.GroupMoves;
import dev.mimir.engine.GroupMoves.NotMoved;
import dev.mimir.engine.GroupMoves.Outcome;
import dev.mimir.engine.GroupMoves.StrandedAt;
import dev.mimir.interpreter.Stranded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Counts what comes of sessions that are to be moved, many at a time.
final class MoveTally {
  private final Map<Stranded, List<String>> places = new HashMap<>();
  private final List<NotMoved> stranded = new ArrayList<>();
  private final List<NotMoved> failures = new ArrayList<>();
  private int movable;
  private int moved;
  private int passedOver;

  synchronized void movable() {
    movable++;
  }

  synchronized void moved() {
    movable++;
    moved++;
  }

  synchronized void passedOver() {
    passedOver++;
  }

  synchronized void stranded(String session, List<Stranded> threads) {
    new LinkedHashSet<>(threads)
        .forEach(thread -> places.computeIfAbsent(thread, _ -> new ArrayList<>()).add(session));
    stranded.add(new NotMoved(session, Stranded.words(threads)));
  }

  synchronized void failed(String session, String reason) {
    failures.add(new NotMoved(session, reason));
  }

  synchronized Outcome.Done done() {
    return new Outcome.Done(
        movable + passedOver + stranded.size() + failures.size(),
        movable,
        moved,
        passedOver,
        stranded.size(),
        places.entrySet().stream()
            .map(place -> at(place.getKey(), place.getValue()))
            .sorted(
                Comparator.comparingInt(StrandedAt::sessions)
                    .reversed()
                    .thenComparing(StrandedAt::nodeId)
                    .thenComparing(StrandedAt::reason))
            .toList(),
        listed(stranded),
        failures.size(),
        listed(failures));
  }

  private static StrandedAt at(Stranded place, List<String> sessions) {
    List<String> examples = sessions.stream().sorted().limit(GroupMoves.EXAMPLES).toList();
    return new StrandedAt(place.place(), place.message(), sessions.size(), examples);
  }

  private static List<NotMoved> listed(List<NotMoved> all) {
    return all.stream()
        .sorted(Comparator.comparing(NotMoved::sessionId))
        .limit(GroupMoves.LISTED)
        .toList();
  }
}
