package dev.mimir.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A compiled text with expressions in it; it may be rendered by any number of threads.
public final class Template {

  sealed interface Part {}

  record Literal(String text) implements Part {}

  record Output(Expression expression) implements Part {}

  /// @param otherwise when no branch holds
  record Choice(List<Branch> branches, List<Part> otherwise) implements Part {}

  record Branch(Expression when, List<Part> parts) {}

  private final String source;
  private final List<Part> parts;
  private final Definitions definitions;
  private final Set<String> references;

  Template(String source, List<Part> parts, Definitions definitions) {
    this.source = source;
    this.parts = List.copyOf(parts);
    this.definitions = definitions;
    this.references = Set.copyOf(collected(parts, new TreeSet<>()));
  }

  private static Set<String> collected(List<Part> parts, Set<String> names) {
    for (Part part : parts) {
      switch (part) {
        case Literal _ -> {}
        case Output(var expression) -> names.addAll(expression.references());
        case Choice(var branches, var otherwise) -> {
          branches.forEach(branch -> names.addAll(branch.when().references()));
          branches.forEach(branch -> collected(branch.parts(), names));
          collected(otherwise, names);
        }
      }
    }
    return names;
  }

  /// The text for the given scope: whole doubles without a fraction, lists with commas between.
  ///
  /// @throws EvaluationException when an expression in it cannot be evaluated, or a limit is
  ///   reached
  public String render(Scope scope) {
    if (parts.size() == 1 && parts.getFirst() instanceof Literal(var text)) {
      return text;
    }
    return Evaluation.of(
        definitions,
        scope,
        () -> {
          StringBuilder out = new StringBuilder();
          render(parts, out);
          return out.toString();
        });
  }

  private static void render(List<Part> parts, StringBuilder out) {
    for (Part part : parts) {
      switch (part) {
        case Literal(var text) -> Text.append(out, text);
        case Output(var expression) -> Text.append(out, expression.value(Evaluation.current()));
        case Choice choice -> render(chosen(choice), out);
      }
    }
  }

  private static List<Part> chosen(Choice choice) {
    for (Branch branch : choice.branches) {
      if ((Boolean) branch.when.value(Evaluation.current())) {
        return branch.parts;
      }
    }
    return choice.otherwise;
  }

  /// The names of variables and built-ins that are read; see [Expression#references()].
  public Set<String> references() {
    return references;
  }

  /// The expressions in it, conditions included, in the order written.
  public List<Expression> expressions() {
    List<Expression> all = new ArrayList<>();
    collect(parts, all);
    return all;
  }

  private static void collect(List<Part> parts, List<Expression> all) {
    for (Part part : parts) {
      switch (part) {
        case Literal _ -> {}
        case Output(var expression) -> all.add(expression);
        case Choice(var branches, var otherwise) -> {
          for (Branch branch : branches) {
            all.add(branch.when());
            collect(branch.parts(), all);
          }
          collect(otherwise, all);
        }
      }
    }
  }

  /// Whether it renders the same in every scope.
  public boolean isConstant() {
    return references.isEmpty();
  }

  public String source() {
    return source;
  }

  @Override
  public String toString() {
    return source;
  }
}
