package dev.mimir.graph;

import dev.mimir.expression.Type;
import dev.mimir.graph.shape.Identifiers;
import dev.mimir.graph.shape.Pointer;
import dev.mimir.graph.shape.Shapes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/// Reads the functions of a document.
final class Functions {
  private Functions() {}

  static Map<String, Declarations.Function> declared(Sections sections, Problems problems) {
    Map<String, Declarations.Function> functions = new LinkedHashMap<>();
    sections
        .entries("functions", Shapes.ofRecord(FunctionSpec.class))
        .forEach((name, spec) -> {
          Pointer at = sections.at("functions").child(name);
          if (Identifiers.VARIABLE.matcher(name).matches()) {
            functions.put(name, function(spec, at, problems));
          } else {
            String message = "a function has at most 64 characters out of A-Z a-z 0-9 _";
            problems.add(ProblemCode.SCHEMA, at, null, message);
          }
        });
    return functions;
  }

  private static Declarations.Function function(FunctionSpec spec, Pointer at, Problems problems) {
    SequencedMap<String, Type> parameters = new LinkedHashMap<>();
    Map<String, JsonNode> declared = spec.params() == null ? Map.of() : spec.params();
    declared.forEach((name, type) -> {
      Pointer place = at.child("params").child(name);
      if (DeclaredSections.named(name, place, problems)) {
        parameters.put(name, VariableSpec.named(type, place, problems));
      }
    });
    return new Declarations.Function(parameters, spec.value());
  }
}
