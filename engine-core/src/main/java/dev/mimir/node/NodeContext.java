package dev.mimir.node;

import dev.mimir.dice.Dice;
import dev.mimir.dice.Roll;
import dev.mimir.expression.Expression;
import dev.mimir.expression.Template;
import dev.mimir.session.Frame;
import dev.mimir.session.Player;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.AtNode;
import dev.mimir.session.SessionEvent.NodeProgressed;
import dev.mimir.session.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a node sees while it runs, and where it records what it does. All that is recorded stands
/// in the log if the node comes to an outcome, and none of it if it fails.
public interface NodeContext {

  /// The path of call nodes that leads here, empty at the top.
  String frame();

  /// The node's id.
  String node();

  /// The session, with what this node has recorded so far.
  Session session();

  /// The characters and items of the graph.
  Cast cast();

  /// A character as it now is.
  ///
  /// @param character an id that the cast has
  default Sheet sheet(String character) {
    return Sheet.of(character, cast(), session().world());
  }

  /// What the session remembers of this frame.
  default Frame here() {
    return session().world().frame(frame());
  }

  /// The players who take part; within a branch that is bound to one, that one.
  default List<Player> players() {
    String bound = session().world().boundPlayer(frame());
    return bound == null
        ? session().players()
        : session().players().stream().filter(p -> p.playerId().equals(bound)).toList();
  }

  /// The instant of the turn.
  default Instant now() {
    return session().time();
  }

  /// When a wait that begins now ends; null when it has no bound.
  default @Nullable Instant deadline(@Nullable Duration timeout) {
    return timeout == null ? null : now().plus(timeout);
  }

  /// What this node has kept, see {@link #keep}.
  default Map<String, Object> kept() {
    return here().progress(node());
  }

  /// Keeps something of this node over its turns, in place of what it kept before.
  ///
  /// @param state plain values; empty to forget
  default void keep(Map<String, Object> state) {
    record(new NodeProgressed(frame(), node(), state));
  }

  /// The value of an expression, with what this node has written so far.
  ///
  /// @throws dev.mimir.expression.EvaluationException becomes an incident
  Object evaluate(Expression expression);

  /// Whether a condition holds; an absent one does.
  default boolean holds(@Nullable Expression condition) {
    return condition == null || Boolean.TRUE.equals(evaluate(condition));
  }

  /// A whole number; `otherwise` where the expression is absent.
  default long whole(@Nullable Expression expression, long otherwise) {
    return expression == null ? otherwise : ((Number) evaluate(expression)).longValue();
  }

  /// A rendered template.
  String text(Template template);

  /// A rendered template, that says whose it is when it holds something personal.
  Text words(Template template);

  /// The player to whom a value that was made from these names belongs; null when to nobody.
  @Nullable String personalOf(Iterable<String> references);

  /// The same context, whose expressions see one more name.
  NodeContext with(String name, Object value);

  /// Rolls dice and records it.
  ///
  /// @param target the total to reach; null when there is none
  Roll roll(Dice dice, @Nullable Long target);

  /// Picks one of those that are open and records it.
  ///
  /// @param open at least one, in the order written
  String pick(Pick how, List<Pick.Candidate> open);

  /// Writes a variable, which must be declared. A value of another type or outside its bounds is a
  /// failure, or is clamped.
  ///
  /// @param personalOf the player whom the value belongs to; null for nobody
  default void write(String variable, Object value, @Nullable String personalOf) {
    write(variable, value, personalOf, false);
  }

  /// As {@link #write(String, Object, String)}.
  ///
  /// @param relative whether the value was computed from the variable's present one: of a number
  ///   that outlives sessions then the difference is written
  void write(String variable, Object value, @Nullable String personalOf, boolean relative);

  /// Writes the value of an expression.
  default void assign(String variable, Expression value) {
    Set<String> from = value.references();
    write(variable, evaluate(value), personalOf(from), from.contains(variable));
  }

  /// Writes values that a returned call computes from what it saw.
  void assignFromCall(CalleeAssignments outputs);

  /// Values for a call's inputs; those that belong to a player as {@link Text.Personal}.
  Map<String, Object> inputs(InputValues values);

  /// Records a fact about this node.
  void record(AtNode fact);

  /// The id of an item.
  ///
  /// @throws NodeFailure when the graph has no such item
  String item(ItemName name);

  /// The id of a character.
  ///
  /// @throws NodeFailure when the graph has no such character
  String character(CharacterName name);
}
