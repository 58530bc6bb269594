package dev.mimir.graph.shape;

import dev.mimir.dice.DiceNotationException;
import dev.mimir.expression.Expression;
import dev.mimir.expression.Template;
import dev.mimir.expression.Type;
import dev.mimir.expression.Types;
import dev.mimir.graph.ProblemCode;
import dev.mimir.node.DiceTemplate;
import dev.mimir.node.Lock;
import dev.mimir.node.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Shapes of what is computed when a session plays.
final class Expressions {
  private static final String TEXT_HELP = "Text; {{ expression }} and {% if %} are filled in.";

  private Expressions() {}

  /// An expression; a number or truth value in JSON stands for itself.
  ///
  /// @param words texts that stand for themselves
  record Formula(Result.@Nullable Kind kind, List<String> words) implements Shape<Expression> {
    Formula(Result.@Nullable Kind kind) {
      this(kind, List.of());
    }

    @Override
    public @Nullable Expression read(JsonNode json, Pointer at, Names names) {
      String source = source(json);
      if (source == null) {
        return Scalars.wrong(json, at, names, "an expression (a text, a number, true or false)");
      }
      String formula = words.contains(source) ? "'" + source + "'" : source;
      Expression expression = compiled(formula, at, names);
      if (expression == null) {
        return null;
      }
      names.vocabulary().read(expression.references());
      if (kind == Result.Kind.BOOL && expression.neverTrue()) {
        names.problem(
            ProblemCode.CONDITION_NEVER_TRUE,
            at,
            "'" + source + "' never holds; correct it, or remove what depends on it");
      }
      return expression;
    }

    private @Nullable Expression compiled(String source, Pointer at, Names names) {
      Type expected = kind == null ? null : type(kind);
      return names.accept(
          expected == null
              ? names.environment().expression(source)
              : names.environment().expression(source, expected),
          at);
    }

    @Override
    public ObjectNode schema() {
      return Schemas.type("string", "number", "boolean").put("description", description());
    }

    private String description() {
      String formula =
          kind == null ? "CEL expression" : "CEL expression giving " + type(kind).describe();
      return words.isEmpty() ? formula : formula + ", or one of " + String.join(", ", words);
    }

    static Type type(Result.Kind kind) {
      return switch (kind) {
        case BOOL -> Types.BOOL;
        case INT -> Types.INT;
        case NUMBER -> Types.DOUBLE;
        case STRING -> Types.STRING;
        case LIST -> new Type.ListOf(Types.DYN);
      };
    }

    static @Nullable String source(JsonNode json) {
      if (json.isString()) {
        return json.stringValue();
      }
      return json.isNumber() || json.isBoolean() ? json.toString() : null;
    }
  }

  /// A template, or an array of paragraphs.
  record Words() implements Shape<Template> {
    @Override
    public @Nullable Template read(JsonNode json, Pointer at, Names names) {
      String source = json.isArray() ? paragraphs(json, at, names) : text(json, at, names);
      Template template =
          source == null ? null : names.accept(names.environment().template(source), at);
      if (template != null) {
        names.vocabulary().read(template.references());
      }
      return template;
    }

    @Override
    public ObjectNode schema() {
      return Schemas.either(Schemas.text(TEXT_HELP), Schemas.listOf(Schemas.text(TEXT_HELP)));
    }

    private static @Nullable String text(JsonNode json, Pointer at, Names names) {
      return json.isString()
          ? json.stringValue()
          : Scalars.wrong(json, at, names, "a text or a list of paragraphs");
    }

    private static @Nullable String paragraphs(JsonNode json, Pointer at, Names names) {
      List<String> paragraphs = new ArrayList<>();
      for (int i = 0; i < json.size(); i++) {
        String paragraph = text(json.get(i), at.child(i), names);
        if (paragraph != null) {
          paragraphs.add(paragraph);
        }
      }
      return paragraphs.size() == json.size() ? String.join("\n\n", paragraphs) : null;
    }
  }

  /// A template, or `true`.
  record Reason() implements Shape<Lock> {
    @Override
    public @Nullable Lock read(JsonNode json, Pointer at, Names names) {
      if (json.isBoolean() && json.booleanValue()) {
        return new Lock(null);
      }
      if (!json.isString() && !json.isArray()) {
        return Scalars.wrong(json, at, names, "a text or true");
      }
      Template reason = new Words().read(json, at, names);
      return reason == null ? null : new Lock(reason);
    }

    @Override
    public ObjectNode schema() {
      ObjectNode always = Schemas.any().put("const", true);
      return Schemas.either(new Words().schema(), always);
    }
  }

  /// A single text as a template.
  record Line() implements Shape<Template> {
    @Override
    public @Nullable Template read(JsonNode json, Pointer at, Names names) {
      return json.isString()
          ? new Words().read(json, at, names)
          : Scalars.wrong(json, at, names, "a text");
    }

    @Override
    public ObjectNode schema() {
      return Schemas.text(TEXT_HELP);
    }
  }

  /// Dice notation, with expressions in it.
  record Notation() implements Shape<DiceTemplate> {
    @Override
    public @Nullable DiceTemplate read(JsonNode json, Pointer at, Names names) {
      Template template = new Line().read(json, at, names);
      try {
        return template == null ? null : new DiceTemplate(template);
      } catch (DiceNotationException wrong) {
        String where = " (at character " + (wrong.column() + 1) + ")";
        names.problem(ProblemCode.DICE_NOTATION, at, wrong.getMessage() + where);
        return null;
      }
    }

    @Override
    public ObjectNode schema() {
      return Schemas.text("Dice notation such as 4d6dl1 + 2; may hold {{ expression }}.");
    }
  }
}
