package dev.mimir.interpreter;

import dev.mimir.expression.Expression;
import dev.mimir.expression.Template;
import dev.mimir.graph.shape.RecordShape;
import dev.mimir.node.Assignments;
import dev.mimir.node.Assignments.Assignment;
import dev.mimir.node.CalleeAssignments;
import dev.mimir.node.CalleeValue;
import dev.mimir.node.CharacterName;
import dev.mimir.node.DiceTemplate;
import dev.mimir.node.InputValues;
import dev.mimir.node.ItemName;
import dev.mimir.node.Lock;
import java.lang.reflect.RecordComponent;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the expressions of a node stand in its document.
final class FieldPaths {
  private final IdentityHashMap<Expression, String> paths = new IdentityHashMap<>();

  /// @param config of a node
  FieldPaths(Record config) {
    members(config, "/config");
  }

  /// A JSON pointer within the node in canonical notation; null of an expression that is not its
  /// own.
  @Nullable String of(Expression expression) {
    return paths.get(expression);
  }

  private void walk(@Nullable Object value, String at) {
    switch (value) {
      case null -> {}
      case Expression expression -> paths.put(expression, at);
      case Template template -> template.expressions().forEach(each -> paths.put(each, at));
      case DiceTemplate dice -> walk(dice.template(), at);
      case Lock(var reason) -> walk(reason, at);
      case ItemName(var template) -> walk(template, at);
      case CharacterName(var template) -> walk(template, at);
      case CalleeValue(var expression, _) -> walk(expression, at);
      case Assignments(var list) -> assignments(list, at);
      case InputValues(var list) -> assignments(list, at);
      case CalleeAssignments(var list) -> assignments(list, at);
      case List<?> list -> elements(list, at);
      case Map<?, ?> map -> map.forEach((key, of) -> walk(of, child(at, String.valueOf(key))));
      case Record members -> members(members, at);
      default -> {}
    }
  }

  private void assignments(List<Assignment> list, String at) {
    list.forEach(one -> walk(one.value(), child(at, one.variable())));
  }

  private void elements(List<?> list, String at) {
    for (int i = 0; i < list.size(); i++) {
      walk(list.get(i), at + "/" + i);
    }
  }

  private void members(Record members, String at) {
    for (RecordComponent component : members.getClass().getRecordComponents()) {
      walk(member(members, component), child(at, RecordShape.snake(component.getName())));
    }
  }

  private static @Nullable Object member(Record members, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(members);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(component + " cannot be read", failed);
    }
  }

  private static String child(String at, String name) {
    return at + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
