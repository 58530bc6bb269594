package dev.mimir.graph.shape;

import dev.mimir.expression.Expression;
import dev.mimir.expression.Template;
import dev.mimir.expression.Type;
import dev.mimir.expression.Types;
import dev.mimir.graph.ProblemCode;
import dev.mimir.node.Assignments;
import dev.mimir.node.Assignments.Assignment;
import dev.mimir.node.CharacterName;
import dev.mimir.node.EndingName;
import dev.mimir.node.ItemName;
import dev.mimir.node.PortName;
import dev.mimir.node.Result;
import dev.mimir.node.VariableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Shapes of what a graph names: variables, ports, items, characters.
final class NamedThings {
  private NamedThings() {}

  /// A variable that can be written.
  record Variable(Result.@Nullable Kind kind) implements Shape<VariableName> {
    @Override
    public @Nullable VariableName read(JsonNode json, Pointer at, Names names) {
      String name = json.isString() ? json.stringValue() : null;
      if (name == null) {
        return Scalars.wrong(json, at, names, "the name of a variable");
      }
      Type type = writable(name, at, names);
      return type == null || !fits(type, name, at, names) ? null : new VariableName(name, type);
    }

    private boolean fits(Type type, String name, Pointer at, Names names) {
      Type written = kind == null ? Types.DYN : Expressions.Formula.type(kind);
      if (!type.accepts(written)) {
        names.problem(
            ProblemCode.TYPE_MISMATCH,
            at,
            "'"
                + name
                + "' is "
                + type.describe()
                + " and cannot hold "
                + written.describe()
                + "; declare another variable");
      }
      return type.accepts(written);
    }

    @Override
    public ObjectNode schema() {
      return Schemas.text("Name of a variable")
          .put("pattern", "^" + Identifiers.VARIABLE.pattern() + "$");
    }
  }

  /// A name that edges can leave by.
  record Slug<T>(Function<String, T> wrap) implements Shape<T> {
    static final Slug<PortName> PORT = new Slug<>(PortName::new);
    static final Slug<EndingName> ENDING = new Slug<>(EndingName::new);

    @Override
    public @Nullable T read(JsonNode json, Pointer at, Names names) {
      String name = json.isString() ? json.stringValue() : null;
      if (name == null || !Identifiers.PORT.matcher(name).matches()) {
        return Scalars.wrong(
            json, at, names, "a name of at most 64 characters out of a-z 0-9 _ -, a letter first");
      }
      if (Identifiers.RESERVED_PORTS.contains(name)) {
        names.problem(
            ProblemCode.RESERVED_NAME,
            at,
            "'" + name + "' has a meaning of its own as a port; choose another name");
        return null;
      }
      return wrap.apply(name);
    }

    @Override
    public ObjectNode schema() {
      return Schemas.type("string").put("pattern", "^" + Identifiers.PORT.pattern() + "$");
    }
  }

  /// The id of an item or character, or a template that gives one.
  record Thing<T>(
      String what,
      ProblemCode unknown,
      Function<Vocabulary, Collection<String>> known,
      Function<Template, T> wrap)
      implements Shape<T> {
    static final Thing<ItemName> ITEM =
        new Thing<>("item", ProblemCode.UNKNOWN_ITEM, Vocabulary::items, ItemName::new);
    static final Thing<CharacterName> CHARACTER =
        new Thing<>(
            "character", ProblemCode.UNKNOWN_CHARACTER, Vocabulary::characters, CharacterName::new);

    @Override
    public @Nullable T read(JsonNode json, Pointer at, Names names) {
      Template template = new Expressions.Line().read(json, at, names);
      if (template == null) {
        return null;
      }
      Collection<String> ids = known.apply(names.vocabulary());
      String id = template.isConstant() ? template.render(_ -> null) : null;
      if (id != null && !ids.contains(id)) {
        names.problem(
            unknown,
            at,
            "there is no " + what + " '" + id + "'; declare it" + Similar.hint(id, ids));
        return null;
      }
      return wrap.apply(template);
    }

    @Override
    public ObjectNode schema() {
      return Schemas.text("Id of a declared " + what + "; may be {{ expression }}.");
    }
  }

  /// Values for variables.
  record Writes() implements Shape<Assignments> {
    @Override
    public @Nullable Assignments read(JsonNode json, Pointer at, Names names) {
      List<Assignment> list =
          assignments(json, at, names, names, (name, place) -> writable(name, place, names));
      return list == null ? null : new Assignments(list);
    }

    @Override
    public ObjectNode schema() {
      return Schemas.mapOf(new Expressions.Formula(null).schema());
    }
  }

  /// What can be assigned to.
  interface Target {
    /// The type to assign, or null after a problem was reported.
    @Nullable Type of(String name, Pointer at);
  }

  static @Nullable List<Assignment> assignments(
      JsonNode json, Pointer at, Names names, Names seen, Target target) {
    if (!json.isObject()) {
      return Scalars.wrong(json, at, names, "an object of names and expressions");
    }
    List<Assignment> list = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      Pointer place = at.child(member.getKey());
      Type type = target.of(member.getKey(), place);
      Expression value = type == null ? null : value(member.getValue(), type, place, seen);
      if (value != null) {
        list.add(new Assignment(member.getKey(), value));
      }
    }
    return list.size() == json.size() ? list : null;
  }

  private static @Nullable Expression value(JsonNode json, Type type, Pointer at, Names names) {
    String source = Expressions.Formula.source(json);
    if (source == null) {
      return Scalars.wrong(json, at, names, "an expression (a text, a number, true or false)");
    }
    Expression value = names.accept(names.environment().expression(source, type), at);
    if (value != null) {
      names.vocabulary().read(value.references());
    }
    return value;
  }

  static @Nullable Type writable(String name, Pointer at, Names names) {
    Type type = names.vocabulary().variable(name);
    if (type == null) {
      names.problem(
          ProblemCode.UNKNOWN_VARIABLE,
          at,
          "there is no variable '"
              + name
              + "'; declare it under variables"
              + Similar.hint(name, names.vocabulary().variables()));
      return null;
    }
    if (names.vocabulary().computed(name)) {
      names.problem(
          ProblemCode.TYPE_MISMATCH,
          at,
          "'" + name + "' is computed by its 'is' and cannot be written");
      return null;
    }
    names.vocabulary().written(name);
    return type;
  }
}
