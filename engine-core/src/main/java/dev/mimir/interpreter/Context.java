package dev.mimir.interpreter;

import dev.mimir.dice.Dice;
import dev.mimir.dice.DieSource;
import dev.mimir.dice.Roll;
import dev.mimir.expression.Expression;
import dev.mimir.expression.Template;
import dev.mimir.expression.Witness;
import dev.mimir.graph.Node;
import dev.mimir.graph.Place;
import dev.mimir.graph.Variable;
import dev.mimir.node.Assignments.Assignment;
import dev.mimir.node.CalleeAssignments;
import dev.mimir.node.Cast;
import dev.mimir.node.CharacterName;
import dev.mimir.node.InputValues;
import dev.mimir.node.ItemName;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.node.Pick;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.AtNode;
import dev.mimir.session.SessionEvent.CalleeVariablesWritten;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.LocalsWritten;
import dev.mimir.session.SessionEvent.Picked;
import dev.mimir.session.SessionEvent.SharedWritten;
import dev.mimir.session.SessionEvent.TextShown;
import dev.mimir.session.SessionEvent.VariablesWritten;
import dev.mimir.session.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a node sees of the turn that runs it.
final class Context implements NodeContext {
  private static final int MAX_DRAWS = 2_500;

  private final Turn turn;
  private final String frame;
  private final String node;
  private final Place place;
  private final Writes writes;
  private final @Nullable Witness witness;
  private @Nullable DieSource source;
  private int drawn;

  Context(Turn turn, String frame, Node<?> node) {
    this.turn = turn;
    this.frame = frame;
    this.node = node.id();
    this.witness = turn.witness(frame, node, this::personalOf);
    this.place = turn.graph().place(frame);
    this.writes = new Writes();
    this.drawn = here().drawn(node.id(), turn.session().epoch());
  }

  @Override
  public String frame() {
    return frame;
  }

  @Override
  public String node() {
    return node;
  }

  @Override
  public Session session() {
    flush();
    return turn.session();
  }

  @Override
  public Cast cast() {
    return place.graph().cast();
  }

  private SessionScope scope() {
    return new SessionScope(place, turn.session(), writes.values(), witness);
  }

  @Override
  public Object evaluate(Expression expression) {
    return expression.evaluate(scope());
  }

  @Override
  public String text(Template template) {
    return template.render(scope());
  }

  @Override
  public Text words(Template template) {
    return new Text(text(template), personalOf(template.references()));
  }

  @Override
  public @Nullable String personalOf(Iterable<String> references) {
    List<String> unwritten = new ArrayList<>();
    for (String name : references) {
      if (!writes.values().containsKey(name)) {
        unwritten.add(name);
      } else if (writes.owner(name) != null) {
        return writes.owner(name);
      }
    }
    return Personals.owner(unwritten, place, turn.session());
  }

  @Override
  public NodeContext with(String name, Object value) {
    return new Bound(this, new WiderScope(scope(), name, value));
  }

  @Override
  public Roll roll(Dice dice, @Nullable Long target) {
    Roll roll = dice.roll(source(), drawn);
    drawn += roll.draws().size();
    if (roll.draws().size() > MAX_DRAWS) {
      throw new NodeFailure("TOO_LARGE", "more than " + MAX_DRAWS + " dice fell in one roll");
    }
    Boolean success = target == null ? null : (Boolean) (roll.total() >= target);
    record(
        new DiceRolled(
            frame,
            node,
            visit(),
            turn.session().epoch(),
            roll.notation(),
            roll.total(),
            roll.dice(),
            roll.draws(),
            target,
            success));
    return roll;
  }

  @Override
  public String pick(Pick how, List<Pick.Candidate> open) {
    flush();
    Picking picking = new Picking(how, open, here().picks(node), source(), drawn);
    Picking.Choice choice = picking.choose();
    drawn += choice.draws().size();
    record(
        new Picked(
            frame,
            node,
            visit(),
            turn.session().epoch(),
            choice.option(),
            choice.renewed(),
            choice.draws()));
    return choice.option();
  }

  private DieSource source() {
    if (source == null) {
      Session session = turn.session();
      String clientSeed = session.begun().clientSeed();
      source = turn.chance().draws().at(clientSeed, session.epoch(), frame, node, visit(), drawn);
    }
    return source;
  }

  private long visit() {
    return turn.session().world().frame(frame).visits(node);
  }

  @Override
  public void write(String variable, Object value, @Nullable String personalOf, boolean relative) {
    Variable declared = place.variable(variable);
    if (declared == null || declared.computed()) {
      throw new NodeFailure("UNKNOWN_VARIABLE", "'" + variable + "' cannot be written");
    }
    Object fitting = declared.fit(value);
    String owner = fitting instanceof Boolean ? null : personalOf;
    if (declared.shared()) {
      String holder = Sharing.holder(declared, place, turn.session());
      writes.share(declared, fitting, holder, relative, owner);
    } else {
      writes.add(variable, fitting, place.holder(variable), owner);
    }
  }

  @Override
  public void assignFromCall(CalleeAssignments outputs) {
    Place callee = turn.graph().place(Session.inside(frame, node));
    SessionScope inner = new SessionScope(callee, session(), Map.of(), witness);
    for (Assignment output : outputs.list()) {
      String owner = Personals.owner(output.value().references(), callee, turn.session());
      write(output.variable(), output.value().evaluate(inner), owner);
    }
  }

  @Override
  public Map<String, Object> inputs(InputValues values) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (Assignment input : values.list()) {
      Object value = evaluate(input.value());
      String owner = value instanceof Boolean ? null : personalOf(input.value().references());
      inputs.put(input.variable(), owner == null ? value : new Text.Personal(owner, value));
    }
    return inputs;
  }

  @Override
  public void record(AtNode fact) {
    flush();
    if (fact instanceof TextShown shown) {
      Sizes.check("the text", Sizes.ofText(shown.text()) + Sizes.ofText(shown.speaker()));
    }
    turn.emit(fact);
  }

  @Override
  public String item(ItemName name) {
    String id = text(name.template());
    if (!cast().items().containsKey(id)) {
      throw new NodeFailure("UNKNOWN_ITEM", "there is no item '" + id + "'");
    }
    return id;
  }

  @Override
  public String character(CharacterName name) {
    String id = text(name.template());
    if (!cast().characters().containsKey(id)) {
      throw new NodeFailure("UNKNOWN_CHARACTER", "there is no character '" + id + "'");
    }
    return id;
  }

  /// Turns what was written so far into events.
  void flush() {
    if (writes.isEmpty()) {
      return;
    }
    Sizes.check("the variables written", Sizes.of(writes.values()));
    for (String holder : writes.holders()) {
      turn.emit(written(holder, writes.plain(holder), writes.personal(holder)));
    }
    boolean through = turn.session().begun().parent() == null;
    writes
        .operations(turn.session())
        .forEach((holder, operations) ->
            turn.emit(new SharedWritten(frame, node, holder, operations, through)));
    writes.clear();
  }

  private AtNode written(
      String holder, Map<String, Object> plain, Map<String, Text.Personal> personal) {
    if (holder.isEmpty()) {
      return new VariablesWritten(frame, node, plain, personal);
    }
    return holder.equals(frame)
        ? new LocalsWritten(frame, node, plain, personal)
        : new CalleeVariablesWritten(frame, node, holder, plain, personal);
  }
}
