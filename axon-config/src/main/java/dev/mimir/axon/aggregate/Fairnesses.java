package dev.mimir.axon.aggregate;

import dev.mimir.axon.eventstore.EventLog.Logged;
import dev.mimir.engine.Fairness;
import dev.mimir.engine.Fairness.Drawn;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.Picked;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Collects what proves the draws of a session.
final class Fairnesses {
  private Fairnesses() {}

  static Optional<Fairness> of(String sessionId, Stream<Logged> log) {
    List<Drawn> drawn = new ArrayList<>();
    SessionStarted[] started = new SessionStarted[1];
    @Nullable String[] seed = new @Nullable String[1];
    log.forEach(logged -> {
      switch (logged.payload()) {
        case SessionStarted origin -> started[0] = origin;
        case DiceRolled rolled -> drawn.add(drawn(logged.sequence(), rolled));
        case Picked picked when !picked.draws().isEmpty() ->
            drawn.add(drawn(logged.sequence(), picked));
        case SessionEnded ended -> seed[0] = ended.seed();
        case SessionAbandoned abandoned -> seed[0] = abandoned.seed();
        default -> {}
      }
    });
    return Optional.ofNullable(started[0])
        .map(origin -> fairness(sessionId, origin, seed[0], drawn));
  }

  private static Fairness fairness(
      String sessionId, SessionStarted origin, @Nullable String seed, List<Drawn> drawn) {
    return new Fairness(
        sessionId,
        origin.commitment(),
        origin.clientSeed(),
        origin.explicitSeed() != null,
        seed,
        seed == null ? List.of() : drawn);
  }

  private static Drawn drawn(long sequence, DiceRolled rolled) {
    return new Drawn(
        sequence,
        rolled.epoch(),
        rolled.frame(),
        rolled.node(),
        rolled.visit(),
        rolled.notation(),
        rolled.total(),
        rolled.draws());
  }

  private static Drawn drawn(long sequence, Picked picked) {
    return new Drawn(
        sequence,
        picked.epoch(),
        picked.frame(),
        picked.node(),
        picked.visit(),
        null,
        picked.option(),
        picked.draws());
  }
}
