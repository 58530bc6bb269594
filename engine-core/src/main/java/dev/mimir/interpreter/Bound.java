package dev.mimir.interpreter;

import dev.mimir.dice.Dice;
import dev.mimir.dice.Roll;
import dev.mimir.expression.Expression;
import dev.mimir.expression.Scope;
import dev.mimir.expression.Template;
import dev.mimir.node.CalleeAssignments;
import dev.mimir.node.Cast;
import dev.mimir.node.CharacterName;
import dev.mimir.node.InputValues;
import dev.mimir.node.ItemName;
import dev.mimir.node.NodeContext;
import dev.mimir.node.Pick;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.AtNode;
import dev.mimir.session.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A context whose expressions see one more name.
record Bound(NodeContext outer, Scope scope) implements NodeContext {

  @Override
  public Object evaluate(Expression expression) {
    return expression.evaluate(scope);
  }

  @Override
  public String text(Template template) {
    return template.render(scope);
  }

  @Override
  public Text words(Template template) {
    return new Text(text(template), personalOf(template.references()));
  }

  @Override
  public NodeContext with(String name, Object value) {
    return new Bound(this, new WiderScope(scope, name, value));
  }

  @Override
  public Map<String, Object> inputs(InputValues values) {
    return outer.inputs(values);
  }

  @Override
  public String frame() {
    return outer.frame();
  }

  @Override
  public String node() {
    return outer.node();
  }

  @Override
  public Session session() {
    return outer.session();
  }

  @Override
  public Cast cast() {
    return outer.cast();
  }

  @Override
  public @Nullable String personalOf(Iterable<String> references) {
    return outer.personalOf(references);
  }

  @Override
  public Roll roll(Dice dice, @Nullable Long target) {
    return outer.roll(dice, target);
  }

  @Override
  public String pick(Pick how, List<Pick.Candidate> open) {
    return outer.pick(how, open);
  }

  @Override
  public void write(String variable, Object value, @Nullable String personalOf, boolean relative) {
    outer.write(variable, value, personalOf, relative);
  }

  @Override
  public void assignFromCall(CalleeAssignments outputs) {
    outer.assignFromCall(outputs);
  }

  @Override
  public void record(AtNode fact) {
    outer.record(fact);
  }

  @Override
  public String item(ItemName name) {
    return outer.item(name);
  }

  @Override
  public String character(CharacterName name) {
    return outer.character(name);
  }
}
