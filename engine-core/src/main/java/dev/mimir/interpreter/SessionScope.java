package dev.mimir.interpreter;

import dev.mimir.expression.Scope;
import dev.mimir.expression.Witness;
import dev.mimir.graph.Place;
import dev.mimir.graph.Variable;
import dev.mimir.node.Sheet;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Position;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.World;
import dev.mimir.shared.SharedValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the expressions of a frame see of a session.
final class SessionScope implements Scope {
  private final Place place;
  private final Session session;
  private final Map<String, Object> pending;
  private final @Nullable Witness witness;

  /// @param pending values that are written but not yet in the state
  SessionScope(Place place, Session session, Map<String, Object> pending) {
    this(place, session, pending, null);
  }

  /// @param witness who looks on; null when nobody does
  SessionScope(
      Place place, Session session, Map<String, Object> pending, @Nullable Witness witness) {
    this.place = place;
    this.session = session;
    this.pending = pending;
    this.witness = witness;
  }

  @Override
  public @Nullable Witness witness() {
    return witness;
  }

  @Override
  public @Nullable Object get(String name) {
    Object written = pending.isEmpty() ? null : pending.get(name);
    if (written != null) {
      return written;
    }
    Object variable = session.world().value(place.holder(name), name);
    return variable != null ? variable : beyond(name);
  }

  /// What is not the session's own.
  private @Nullable Object beyond(String name) {
    Variable shared = place.shared(name);
    if (shared == null) {
      return builtIn(name);
    }
    SharedValue known = Sharing.known(shared, place, session);
    return known == null ? shared.initial() : known.value();
  }

  private @Nullable Object builtIn(String name) {
    return switch (name) {
      case "input" -> input();
      case "last" -> last();
      case "visits" -> VisitMaps.visits(place, session);
      case "seen" -> VisitMaps.seen(place, session);
      case "inventory" -> inventory();
      case "characters" -> characters();
      case "player" -> player(acting(session, place.frame()));
      case "players" -> session.players().stream().map(SessionScope::player).toList();
      case "turn" -> session.turn();
      case "time" -> session.time();
      case "data" -> place.graph().data();
      default -> null;
    };
  }

  private Map<String, Object> input() {
    InputReceived received = session.recent().input();
    if (received == null) {
      return Map.of();
    }
    Answer answer = received.answer();
    Map<String, Object> input = new LinkedHashMap<>(answer.asMap());
    input.put("player", received.player());
    return input;
  }

  private Map<String, Object> last() {
    for (Position position : session.positions()) {
      if (position.frame().equals(place.frame())) {
        return position.last();
      }
    }
    return Map.of();
  }

  private Map<String, Object> inventory() {
    Map<String, Object> quantities = new LinkedHashMap<>();
    for (String item : place.graph().cast().items().keySet()) {
      quantities.put(item, session.world().holding("", item).quantity());
    }
    return quantities;
  }

  /// The graph's characters as they now are. Members of changes that no sheet has are seen too.
  private Map<String, Object> characters() {
    World world = session.world();
    Map<String, Object> described = place.graph().characters();
    if (world.characters().isEmpty() && world.inventories().isEmpty()) {
      return described;
    }
    Map<String, Object> all = new LinkedHashMap<>(described);
    for (String id : described.keySet()) {
      Map<String, Object> changes = world.character(id);
      if (!changes.isEmpty() || world.inventories().containsKey(id)) {
        Map<String, Object> character = new LinkedHashMap<>(changes);
        character.putAll(Sheet.of(id, place.graph().cast(), world).asMap());
        all.put(id, character);
      }
    }
    return all;
  }

  /// The player to whom the branch is bound; else the one who answered last.
  static Player acting(Session session, String frame) {
    String bound = session.world().boundPlayer(frame);
    InputReceived received = session.recent().input();
    String acting = bound != null ? bound : received == null ? null : received.player();
    for (Player player : session.players()) {
      if (player.playerId().equals(acting)) {
        return player;
      }
    }
    return session.players().getFirst();
  }

  private static Map<String, Object> player(Player player) {
    return Map.of("id", player.playerId(), "name", player.name().value());
  }
}
