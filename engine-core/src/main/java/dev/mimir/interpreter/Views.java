package dev.mimir.interpreter;

import dev.mimir.engine.SessionView;
import dev.mimir.expression.Compiled;
import dev.mimir.expression.EvaluationException;
import dev.mimir.expression.Expression;
import dev.mimir.graph.Graph;
import dev.mimir.graph.Node;
import dev.mimir.graph.Variable;
import dev.mimir.session.InputRule;
import dev.mimir.session.Position;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.Parent;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.Text;
import dev.mimir.session.Wait;
import dev.mimir.session.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Shows sessions to their players.
public final class Views {
  private Views() {}

  /// What a session that has begun shows.
  public static SessionView of(String sessionId, Session session, Graph graph) {
    SessionStarted origin = session.begun();
    Parent parent = origin.parent();
    return new SessionView(
        sessionId,
        origin.graphId(),
        origin.graphVersion(),
        session.status().name().toLowerCase(Locale.ROOT),
        session.sequence(),
        session.turn(),
        session.players().stream()
            .map(player -> new SessionView.PlayerView(player.playerId(), player.name().value()))
            .toList(),
        session.recent().output().stream().map(Outputs::of).toList(),
        session.waits().stream().map(Views::awaiting).toList(),
        variables(session, graph),
        inventory(session.world()),
        session.ending(),
        incident(session.incident()),
        parent == null ? null : new SessionView.Parent(parent.sessionId(), parent.sequence()),
        paused(session, graph));
  }

  private static @Nullable List<SessionView.Paused> paused(Session session, Graph graph) {
    if (!session.life().debugged()) {
      return null;
    }
    List<SessionView.Paused> paused = new ArrayList<>();
    for (Position position : session.positions()) {
      String id = position.paused() ? position.node() : null;
      Node<?> node = id == null ? null : graph.region(position.frame()).node(id);
      if (node != null) {
        paused.add(new SessionView.Paused(position.frame(), node.id(), node.spec().type()));
      }
    }
    return paused.isEmpty() ? null : paused;
  }

  private static SessionView.Awaiting awaiting(Wait wait) {
    Wait.Awaited awaited = wait.awaited();
    return new SessionView.Awaiting(
        wait.waitId(),
        wait.node(),
        awaited.kind().name().toLowerCase(Locale.ROOT),
        words(awaited.prompt()),
        awaited.choices().stream()
            .map(option -> new SessionView.Choice(option.id(), option.text().value(), option.key()))
            .toList(),
        awaited.locked().stream().map(Views::locked).toList(),
        input(awaited.input()),
        awaited.players().stream().filter(wait::open).toList(),
        awaited.deadline());
  }

  private static SessionView.Locked locked(Wait.Option option) {
    String reason = words(option.reason());
    return new SessionView.Locked(option.id(), option.text().value(), reason == null ? "" : reason);
  }

  private static @Nullable String words(@Nullable Text text) {
    return text == null ? null : text.value();
  }

  private static SessionView.@Nullable Input input(@Nullable InputRule rule) {
    if (rule == null) {
      return null;
    }
    boolean whole = rule.type() == InputRule.Type.INT;
    return new SessionView.Input(
        rule.type().name().toLowerCase(Locale.ROOT),
        bound(rule.min(), whole),
        bound(rule.max(), whole),
        rule.minLength(),
        rule.maxLength(),
        rule.pattern(),
        rule.oneOf());
  }

  private static @Nullable Number bound(@Nullable Double bound, boolean whole) {
    return bound == null || !whole ? bound : (Number) bound.longValue();
  }

  private static Map<String, Object> variables(Session session, Graph graph) {
    Map<String, Object> values = new LinkedHashMap<>();
    SessionScope scope = new SessionScope(graph.place(""), session, Map.of());
    for (Variable variable : graph.variables().values()) {
      Object value =
          variable.computed()
              ? computed(variable.name(), graph, scope)
              : scope.get(variable.name());
      if (value != null) {
        values.put(variable.name(), value);
      }
    }
    return values;
  }

  /// The value of a computed variable; null where it has none now.
  private static @Nullable Object computed(String name, Graph graph, SessionScope scope) {
    try {
      return graph.top().environment().expression(name)
              instanceof Compiled.Ok<Expression>(var expression)
          ? expression.evaluate(scope)
          : null;
    } catch (EvaluationException _) {
      return null;
    }
  }

  private static Map<String, Long> inventory(World world) {
    Map<String, Long> quantities = new TreeMap<>();
    world
        .inventories()
        .forEach((owner, items) ->
            items.forEach((item, holding) ->
                quantities.put(owner.isEmpty() ? item : owner + "/" + item, holding.quantity())));
    return quantities;
  }

  private static SessionView.@Nullable Incident incident(@Nullable IncidentRaised raised) {
    return raised == null
        ? null
        : new SessionView.Incident(
            Objects.requireNonNull(raised.node()), raised.code(), raised.message());
  }
}
