package dev.mimir.playtest;

import dev.mimir.expression.Expression;
import dev.mimir.expression.Template;
import dev.mimir.graph.Graph;
import dev.mimir.graph.Node;
import dev.mimir.graph.Region;
import dev.mimir.graph.Variable;
import dev.mimir.node.Assignments;
import dev.mimir.node.CalleeAssignments;
import dev.mimir.node.InputValues;
import dev.mimir.node.VariableName;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Collects the expressions of a graph, wherever a kind of node has them in its config.
final class Harvest {
  /// Kinds of node whose templates are words and nothing else.
  private static final Set<String> WORDS = Set.of("story", "choice", "player_input", "end");

  private final Clues clues;

  Harvest(Clues clues) {
    this.clues = clues;
  }

  void of(Graph graph) {
    variables(graph.variables());
    JsonNode functions = graph.canonical().path("functions");
    functions.forEach(function -> clues.uses(function.path("value").asString(""), false));
    regions(graph.top());
    new TreeMap<>(graph.fragments()).values().forEach(this::regions);
    new TreeMap<>(graph.callees()).values().forEach(this::of);
  }

  private void regions(Region region) {
    variables(region.locals());
    for (Node<?> node : new TreeMap<>(region.nodes()).values()) {
      of(node.config(), !WORDS.contains(node.spec().type()));
    }
  }

  private void variables(Map<String, Variable> variables) {
    for (Variable variable : variables.values()) {
      if (variable.is() != null) {
        clues.assigns(variable.name(), variable.is());
      }
    }
  }

  /// @param within whether it is part of something that is more than words
  private void of(@Nullable Object member, boolean within) {
    switch (member) {
      case Expression expression -> clues.uses(expression.source(), false);
      case Template template ->
          template.expressions().forEach(part -> clues.uses(part.source(), !within));
      case Assignments(var list) -> list.forEach(this::assigned);
      case InputValues(var list) -> list.forEach(this::assigned);
      case CalleeAssignments(var list) -> list.forEach(this::assigned);
      case Record config -> components(config).forEach(part -> of(part, within || isName(config)));
      case Collection<?> parts -> parts.forEach(part -> of(part, within));
      case Map<?, ?> parts -> parts.values().forEach(part -> of(part, within));
      case null, default -> {}
    }
  }

  private void assigned(Assignments.Assignment assignment) {
    clues.assigns(assignment.variable(), assignment.value().source());
  }

  /// Names of items and characters are templates that decide something.
  private static boolean isName(Record config) {
    return config.getClass().getPackage().equals(Assignments.class.getPackage());
  }

  /// The variables that a node writes what comes in into.
  static Set<String> targets(Node<?> node) {
    Set<String> names = new LinkedHashSet<>();
    targets(node.config(), names);
    return names;
  }

  private static void targets(@Nullable Object member, Set<String> names) {
    switch (member) {
      case VariableName variable -> names.add(variable.name());
      case Record config -> components(config).forEach(part -> targets(part, names));
      case null, default -> {}
    }
  }

  /// The members of a config; its record may be private to its kind of node.
  private static Collection<Object> components(Record config) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : config.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        Object value = component.getAccessor().invoke(config);
        if (value != null) {
          values.add(value);
        }
      } catch (ReflectiveOperationException unreadable) {
        throw new IllegalStateException(unreadable);
      }
    }
    return values;
  }
}
