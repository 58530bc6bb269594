package dev.mimir.graph.shape;

import dev.mimir.expression.Type;
import dev.mimir.graph.ProblemCode;
import dev.mimir.node.Assignments.Assignment;
import dev.mimir.node.CalleeAssignments;
import dev.mimir.node.CalleeName;
import dev.mimir.node.CalleeVersion;
import dev.mimir.node.FragmentName;
import dev.mimir.node.InputValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Shapes of calls: what is called, what goes in, what comes out.
final class Calling {
  private Calling() {}

  /// A fragment, which the rest of the config calls.
  record Fragment() implements Shape<FragmentName> {
    @Override
    public @Nullable FragmentName read(JsonNode json, Pointer at, Names names) {
      String name = json.isString() ? json.stringValue() : null;
      if (name == null) {
        return Scalars.wrong(json, at, names, "the name of a fragment, such as #duel");
      }
      Vocabulary callee = fragment(name, at, names);
      return callee == null ? null : new FragmentName(name.substring(1), callee.inputs());
    }

    @Override
    public ObjectNode schema() {
      return Schemas.text("A fragment of this graph, as #name.");
    }
  }

  /// A fragment or another graph, which the rest of the config calls.
  record Name() implements Shape<CalleeName> {
    @Override
    public @Nullable CalleeName read(JsonNode json, Pointer at, Names names) {
      String name = json.isString() ? json.stringValue() : null;
      if (name != null && name.startsWith("#")) {
        Vocabulary callee = fragment(name, at, names);
        return callee == null ? null : new CalleeName(name.substring(1), callee.inputs());
      } else if (name == null || !Identifiers.GRAPH.matcher(name).matches()) {
        return Scalars.wrong(json, at, names, "#name of a fragment, or the id of another graph");
      }
      return switch (names.vocabulary().graph(name, names.version())) {
        case Vocabulary.Callee.Unknown(var code, var message) -> {
          names.problem(code, at, message);
          yield null;
        }
        case Vocabulary.Callee.Known(var pinned, var callee) -> {
          names.calls(callee);
          yield new CalleeName(pinned, callee.inputs());
        }
      };
    }

    @Override
    public ObjectNode schema() {
      return Schemas.text("A fragment of this graph, as #name, or the id of another graph.");
    }
  }

  /// The version of another graph.
  record Version() implements Shape<CalleeVersion> {
    private static final Scalars.Whole NUMBER = new Scalars.Whole(1, Integer.MAX_VALUE, true);

    @Override
    public @Nullable CalleeVersion read(JsonNode json, Pointer at, Names names) {
      Number number = NUMBER.read(json, at, names);
      if (number == null) {
        return null;
      }
      names.version(number.intValue());
      return new CalleeVersion(number.intValue());
    }

    @Override
    public ObjectNode schema() {
      return NUMBER.schema();
    }
  }

  /// Values that come out of a call.
  record Outputs() implements Shape<CalleeAssignments> {
    @Override
    public @Nullable CalleeAssignments read(JsonNode json, Pointer at, Names names) {
      Names callee = names.callee();
      if (callee == null) {
        return null;
      }
      List<Assignment> list =
          NamedThings.assignments(
              json, at, names, callee, (name, place) -> NamedThings.writable(name, place, names));
      return list == null ? null : new CalleeAssignments(list);
    }

    @Override
    public ObjectNode schema() {
      return Schemas.mapOf(new Expressions.Formula(null).schema());
    }
  }

  /// Values that go into a call.
  record Inputs() implements Shape<InputValues> {
    @Override
    public @Nullable InputValues read(JsonNode json, Pointer at, Names names) {
      Names callee = names.callee();
      if (callee == null) {
        return null;
      }
      Map<String, Type> inputs = callee.vocabulary().inputs();
      List<Assignment> list =
          NamedThings.assignments(
              json, at, names, names, (name, place) -> input(name, inputs, place, names));
      return list == null ? null : new InputValues(list);
    }

    @Override
    public ObjectNode schema() {
      return Schemas.mapOf(new Expressions.Formula(null).schema());
    }

    private static @Nullable Type input(
        String name, Map<String, Type> inputs, Pointer at, Names names) {
      Type type = inputs.get(name);
      if (type == null) {
        names.problem(
            ProblemCode.UNKNOWN_VARIABLE,
            at,
            "what is called has no input '" + name + "'" + Similar.hint(name, inputs.keySet()));
      }
      return type;
    }
  }

  private static @Nullable Vocabulary fragment(String name, Pointer at, Names names) {
    Vocabulary callee =
        name.startsWith("#") ? names.vocabulary().fragment(name.substring(1)) : null;
    if (callee == null) {
      String hint = Similar.hint(name.replace("#", ""), names.vocabulary().fragments());
      names.problem(
          ProblemCode.UNKNOWN_GRAPH,
          at,
          "there is no fragment '" + name + "'; name one of this graph as #name" + hint);
    } else {
      names.calls(callee);
    }
    return callee;
  }
}
