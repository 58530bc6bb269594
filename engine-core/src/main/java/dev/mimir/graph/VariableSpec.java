package dev.mimir.graph;

import dev.mimir.expression.Type;
import dev.mimir.expression.Types;
import dev.mimir.graph.shape.PlainValues;
import dev.mimir.graph.shape.Pointer;
import dev.mimir.node.Doc;
import dev.mimir.node.NodeFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A variable as a document declares it.
@Doc("A variable of the session, or of a call.")
record VariableSpec(
    @Doc("Kind of value.") Kind type,
    @Doc("The values of an enum.") @Nullable List<String> values,
    @Doc("Type of the elements of a list or map: a name, or {type, of, values}.")
        @Nullable JsonNode of,
    @Doc("First value; otherwise 0, false, the empty text, list or map, or the first value.")
        @Nullable JsonNode initial,
    @Doc("Smallest number.") @Nullable Double min,
    @Doc("Largest number.") @Nullable Double max,
    @Doc("Whether a number outside the bounds is moved to the nearest one.")
        @Nullable Boolean clamp,
    @Doc("CEL expression that computes it; then it is never written.") @Nullable String is,
    @Doc("Whose it is: the session's, the player's over all sessions, or all sessions'.")
        Variable.@Nullable Scope scope) {

  enum Kind {
    INT,
    DOUBLE,
    BOOL,
    STRING,
    ENUM,
    LIST,
    MAP
  }

  /// The declared variable, or null after a problem was reported.
  ///
  /// @param ofGraph whether it is one of the graph's, not one of a fragment's
  @Nullable Variable declared(String name, boolean ofGraph, Pointer at, Problems problems) {
    Variable.Scope reach = scope == null ? Variable.Scope.SESSION : scope;
    if (reach != Variable.Scope.SESSION && (!ofGraph || is != null)) {
      String message =
          is == null
              ? "a fragment's variables last as long as its call; declare it for the whole graph"
              : "a computed variable is not kept; leave its 'scope' out";
      problems.add(ProblemCode.SCHEMA, at.child("scope"), null, message);
      return null;
    }
    if (min != null && max != null && min > max) {
      problems.add(ProblemCode.SCHEMA, at.child("max"), null, "'max' is less than 'min'; raise it");
      return null;
    }
    Type type = type(at, problems);
    if (type == null) {
      return null;
    }
    Variable empty = new Variable(name, type, none(type), Boolean.TRUE.equals(clamp), is, reach);
    return initial == null || is != null ? empty : initialised(empty, at, problems);
  }

  /// The variable with its first value; as it was after a problem was reported.
  private Variable initialised(Variable variable, Pointer at, Problems problems) {
    Object value = initial == null ? null : PlainValues.of(initial);
    try {
      if (value != null) {
        Object fitting = unclamped(variable).fit(value);
        return new Variable(
            variable.name(),
            variable.type(),
            fitting,
            variable.clamp(),
            variable.is(),
            variable.scope());
      }
      problems.add(
          ProblemCode.TYPE_MISMATCH, at.child("initial"), null, "null and huge numbers do not fit");
    } catch (NodeFailure wrong) {
      problems.add(ProblemCode.TYPE_MISMATCH, at.child("initial"), null, wrong.explanation());
    }
    return variable;
  }

  private static Variable unclamped(Variable variable) {
    return new Variable(
        variable.name(), variable.type(), variable.initial(), false, null, variable.scope());
  }

  private @Nullable Type type(Pointer at, Problems problems) {
    return switch (type) {
      case INT -> new Type.Int(min == null ? null : min.longValue(), whole(max));
      case DOUBLE -> new Type.Real(min, max);
      case BOOL -> Types.BOOL;
      case STRING -> Types.STRING;
      case ENUM -> enumeration(values, at, problems);
      case LIST -> new Type.ListOf(elements(at, problems));
      case MAP -> new Type.MapOf(elements(at, problems));
    };
  }

  private static @Nullable Long whole(@Nullable Double bound) {
    return bound == null ? null : (Long) bound.longValue();
  }

  private Type elements(Pointer at, Problems problems) {
    return of == null ? Types.DYN : named(of, at.child("of"), problems);
  }

  /// The type that a name or an object names; any when it names none, after a problem was reported.
  static Type named(JsonNode json, Pointer at, Problems problems) {
    String kind = json.isObject() ? json.path("type").stringValue("") : json.stringValue("");
    Type found =
        switch (kind) {
          case "int" -> Types.INT;
          case "double" -> Types.DOUBLE;
          case "bool" -> Types.BOOL;
          case "string" -> Types.STRING;
          case "any" -> Types.DYN;
          case "enum" -> enumeration(texts(json.path("values")), at, problems);
          case "list" -> new Type.ListOf(inner(json, at, problems));
          case "map" -> new Type.MapOf(inner(json, at, problems));
          default -> null;
        };
    if (found == null && !kind.equals("enum")) {
      problems.add(
          ProblemCode.SCHEMA,
          at,
          null,
          "expected a type: int, double, bool, string, enum, list, map or any");
    }
    return found == null ? Types.DYN : found;
  }

  private static Type inner(JsonNode json, Pointer at, Problems problems) {
    JsonNode of = json.isObject() ? json.get("of") : null;
    return of == null ? Types.DYN : named(of, at.child("of"), problems);
  }

  private static @Nullable List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : json) {
      texts.add(element.stringValue(""));
    }
    return texts;
  }

  private static @Nullable Type enumeration(
      @Nullable List<String> values, Pointer at, Problems problems) {
    if (values == null || values.isEmpty()) {
      problems.add(ProblemCode.SCHEMA, at, null, "an enum needs 'values', a list of texts");
      return null;
    }
    return new Type.Enumeration(values);
  }

  private static Object none(Type type) {
    return switch (type) {
      case Type.Int(var min, var max) -> nearest(0, min, max);
      case Type.Real(var min, var max) -> nearest(0.0, min, max);
      case Type.Bool _ -> false;
      case Type.Enumeration(var values) -> values.getFirst();
      case Type.ListOf _ -> List.of();
      case Type.MapOf _ -> Map.of();
      default -> "";
    };
  }

  private static Object nearest(long zero, @Nullable Long min, @Nullable Long max) {
    return min != null && min > zero ? min : max != null && max < zero ? max : (Long) zero;
  }

  private static Object nearest(double zero, @Nullable Double min, @Nullable Double max) {
    return min != null && min > zero ? min : max != null && max < zero ? max : (Double) zero;
  }
}
