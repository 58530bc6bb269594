package dev.mimir.interpreter;

import dev.mimir.graph.Graph;
import dev.mimir.graph.Place;
import dev.mimir.graph.Variable;
import dev.mimir.session.Player;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.SharedRead;
import dev.mimir.shared.SharedOperation;
import dev.mimir.shared.SharedReader;
import dev.mimir.shared.SharedValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Variables that outlive sessions: reads them as a turn begins, and says how they are written.
final class Sharing {
  private Sharing() {}

  /// What differs from what the session knows; null when nothing does.
  static @Nullable SharedRead read(Session session, Graph graph, SharedReader reader) {
    Map<String, Map<String, SharedValue>> news = new LinkedHashMap<>();
    for (Graph sharing : graph.sharing()) {
      read(sharing, Variable.Scope.GAME, sharing.id(), session, reader, news);
      for (Player player : session.players()) {
        String holder = SharedReader.ofPlayer(sharing.id(), player.playerId());
        read(sharing, Variable.Scope.PLAYER, holder, session, reader, news);
      }
    }
    return news.isEmpty() ? null : new SharedRead(news);
  }

  private static void read(
      Graph graph,
      Variable.Scope scope,
      String holder,
      Session session,
      SharedReader reader,
      Map<String, Map<String, SharedValue>> news) {
    boolean fork = session.begun().parent() != null;
    Map<String, SharedValue> values = null;
    for (Variable variable : graph.sharedVariables().values()) {
      SharedValue known = session.shared(holder).values().get(variable.name());
      // A fork goes on with what it knows, as nobody sees what it writes.
      if (variable.scope() == scope && !(fork && known != null)) {
        values = values == null ? reader.read(holder) : values;
        SharedValue now = fitting(variable, values.get(variable.name()));
        if (!now.equals(known)) {
          news.computeIfAbsent(holder, _ -> new LinkedHashMap<>()).put(variable.name(), now);
        }
      }
    }
  }

  private static SharedValue fitting(Variable variable, @Nullable SharedValue given) {
    return given == null
        ? new SharedValue(variable.initial(), null)
        : new SharedValue(variable.nearest(given.value()), given.personalOf());
  }

  /// Whose a variable is: the graph's, or the acting player's.
  static String holder(Variable variable, Place place, Session session) {
    return variable.scope() == Variable.Scope.GAME
        ? place.graph().id()
        : SharedReader.ofPlayer(
            place.graph().id(), SessionScope.acting(session, place.frame()).playerId());
  }

  /// What the session knows of a variable; null before it was read.
  static @Nullable SharedValue known(Variable variable, Place place, Session session) {
    return session.shared(holder(variable, place, session)).values().get(variable.name());
  }

  /// How a new value is written: what was computed from the present number as the difference, so
  /// that what several sessions do adds up, all else as it is.
  ///
  /// @param relative whether it was computed from the present value
  static SharedOperation operation(
      Variable variable,
      @Nullable SharedValue known,
      Object value,
      boolean relative,
      @Nullable String personalOf) {
    Object before = known == null ? variable.initial() : known.value();
    Object difference = relative ? difference(before, value) : null;
    return difference == null
        ? SharedOperation.set(variable.name(), value, personalOf)
        : new SharedOperation(
            variable.name(),
            SharedOperation.Kind.ADD,
            difference,
            variable.initial(),
            variable.min(),
            variable.max(),
            personalOf);
  }

  private static @Nullable Object difference(Object before, Object value) {
    if (before instanceof Long one && value instanceof Long other) {
      long difference = other - one;
      boolean overflows = ((other ^ one) & (other ^ difference)) < 0;
      return overflows ? null : (Object) difference;
    }
    return before instanceof Double one && value instanceof Double other ? other - one : null;
  }
}
