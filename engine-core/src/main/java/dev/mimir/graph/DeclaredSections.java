package dev.mimir.graph;

import dev.mimir.graph.shape.Identifiers;
import dev.mimir.graph.shape.PlainValues;
import dev.mimir.graph.shape.Pointer;
import dev.mimir.graph.shape.Shapes;
import dev.mimir.node.Cast;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Reads what the sections of a document declare.
final class DeclaredSections {
  private final Sections sections;
  private final Problems problems;

  DeclaredSections(Sections sections, Problems problems) {
    this.sections = sections;
    this.problems = problems;
  }

  /// What all regions share.
  ///
  /// @param fragments filled later
  Declarations.Shared shared(Map<String, Declarations> fragments, Callees callees) {
    Cast cast =
        new Cast(
            sections.entries("characters", Shapes.ofRecord(Cast.Role.class)),
            sections.entries("items", Shapes.ofRecord(Cast.Item.class)));
    Map<String, Object> data = new LinkedHashMap<>();
    sections
        .entries("data")
        .forEach((name, json) -> {
          Object value = PlainValues.of(json);
          if (value == null) {
            Pointer at = sections.at("data").child(name);
            problems.add(ProblemCode.SCHEMA, at, null, "null and huge numbers do not fit");
          } else {
            data.put(name, value);
          }
        });
    return new Declarations.Shared(
        variables(sections, "variables"),
        cast,
        Collections.unmodifiableMap(data),
        Functions.declared(sections, problems),
        fragments,
        callees,
        new LinkedHashSet<>(),
        new LinkedHashSet<>());
  }

  private Map<String, Variable> variables(Sections of, String section) {
    Map<String, Variable> variables = new LinkedHashMap<>();
    of.entries(section, Shapes.ofRecord(VariableSpec.class))
        .forEach((name, spec) -> {
          Pointer at = of.at(section).child(name);
          boolean ofGraph = of == sections;
          Variable variable =
              named(name, at, problems) ? spec.declared(name, ofGraph, at, problems) : null;
          if (variable != null) {
            variables.put(name, variable);
          }
        });
    return variables;
  }

  /// Whether a variable or parameter can have a name; if not, it is reported.
  static boolean named(String name, Pointer at, Problems problems) {
    if (!Identifiers.VARIABLE.matcher(name).matches()) {
      String message = "a variable has at most 64 characters out of A-Z a-z 0-9 _, no digit first";
      problems.add(ProblemCode.SCHEMA, at, null, message);
      return false;
    }
    if (Identifiers.reservedForVariables(name)) {
      String message = "'" + name + "' has a meaning of its own; choose another name";
      problems.add(ProblemCode.RESERVED_NAME, at, null, message);
      return false;
    }
    return true;
  }

  /// What a fragment declares of its own.
  Declarations fragment(
      Sections section, Declarations.Shared shared, Set<String> own, Set<String> topIds) {
    Map<String, Variable> locals = variables(section, "inputs");
    Set<String> inputs = Set.copyOf(locals.keySet());
    variables(section, "variables")
        .forEach((name, variable) -> {
          if (locals.putIfAbsent(name, variable) != null) {
            Pointer at = section.at("variables").child(name);
            problems.add(ProblemCode.DUPLICATE_ID, at, null, "an input has this name");
          }
        });
    for (String name : locals.keySet()) {
      if (shared.variables().containsKey(name)) {
        Pointer at = section.at(inputs.contains(name) ? "inputs" : "variables").child(name);
        String message = "a variable of the session has this name; choose another";
        problems.add(ProblemCode.DUPLICATE_ID, at, null, message);
      }
    }
    Set<String> visible = new LinkedHashSet<>(own);
    visible.addAll(topIds);
    return new Declarations(shared, locals, inputs, visible);
  }
}
