package dev.mimir.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.interpreter.Decision;
import dev.mimir.interpreter.Interpreter;
import dev.mimir.interpreter.Recorded;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.Picked;
import dev.mimir.value.Json;
import java.util.ArrayList;
import java.util.List;

/// What holds for every session, whatever it plays.
final class Checks {
  private Checks() {}

  static void all(Given given, Play play) {
    if (play.last() instanceof Decision.Accepted accepted) {
      assertThat(accepted.events()).isNotEmpty();
      accepted.events().forEach(Checks::survivesJson);
      assertThat(Session.of(play.events())).as("folded log").isEqualTo(play.session());
      survivesJson(play.session());
      everyPrefixFolds(play);
      assertThat(replayed(given, play.events())).as("decided again").isEqualTo(play.events());
    }
  }

  /// The same for long plays: the state is looked at only where a turn ends.
  static void turn(Play play) {
    if (play.last() instanceof Decision.Accepted accepted) {
      accepted.events().forEach(Checks::survivesJson);
      survivesJson(play.session());
    }
  }

  private static void survivesJson(Object value) {
    String json = Json.MAPPER.writeValueAsString(value);
    assertThat(Json.MAPPER.readValue(json, value.getClass())).as(json).isEqualTo(value);
  }

  /// A log that is cut anywhere can be folded, kept as JSON and folded further.
  private static void everyPrefixFolds(Play play) {
    Session live = Session.NONE;
    for (SessionEvent event : play.events()) {
      live = live.on(event);
      survivesJson(live);
    }
  }

  /// The log that the commands in a log make.
  static List<SessionEvent> replayed(Given given, List<SessionEvent> log) {
    List<SessionEvent> again = new ArrayList<>(opening(log));
    Session session = Session.of(again);
    for (int i = again.size(); i < log.size(); i++) {
      SessionEvent next = i + 1 < log.size() ? log.get(i + 1) : null;
      Recorded.Given recorded = Recorded.command(log, i);
      if (recorded != null
          && Interpreter.decide(
                  recorded.command(),
                  session,
                  given.graph(),
                  given.after(drawn(again)).chance(),
                  recorded.at(),
                  Recorded.shared(session, next))
              instanceof Decision.Accepted(var events, Session after)) {
        again.addAll(events);
        session = after;
      }
    }
    return again;
  }

  /// The events by which a fork begins, as far as no command of its own made them; none of others.
  private static List<SessionEvent> opening(List<SessionEvent> log) {
    int end = 0;
    while (end < log.size() && Recorded.command(log.get(end)) == null) {
      end++;
    }
    return log.subList(0, end);
  }

  /// How many faces fell.
  static int drawn(List<SessionEvent> events) {
    int drawn = 0;
    for (SessionEvent event : events) {
      drawn +=
          switch (event) {
            case DiceRolled rolled -> rolled.draws().size();
            case Picked picked -> picked.draws().size();
            default -> 0;
          };
    }
    return drawn;
  }
}
