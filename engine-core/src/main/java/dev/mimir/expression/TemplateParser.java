package dev.mimir.expression;

import dev.mimir.expression.Template.Branch;
import dev.mimir.expression.Template.Choice;
import dev.mimir.expression.Template.Literal;
import dev.mimir.expression.Template.Output;
import dev.mimir.expression.Template.Part;
import dev.mimir.expression.TemplateLexer.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds a [Template] from the tokens of its source and reports all that is wrong with it.
final class TemplateParser {

  /// An `{% if %}` that is not closed yet. A branch without condition is the `{% else %}`, or one
  /// whose condition does not compile.
  private static final class Open {
    final Token.Tag tag;
    final List<Branch> branches = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    @Nullable Expression when;
    boolean otherwise;

    Open(Token.Tag tag) {
      this.tag = tag;
    }

    void close() {
      if (when != null) {
        branches.add(new Branch(when, parts));
      }
    }
  }

  private final String source;
  private final Environment environment;
  private final List<ExpressionProblem> problems = new ArrayList<>();
  private final List<Part> root = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();

  TemplateParser(String source, Environment environment) {
    this.source = source;
    this.environment = environment;
  }

  Compiled<Template> parse() {
    if (source.length() > Limits.TEMPLATE_SOURCE) {
      problem(1, 1, "a text may have at most " + Limits.TEMPLATE_SOURCE + " characters");
      return new Compiled.Failed<>(problems);
    }
    new TemplateLexer(source).tokens(problems).forEach(this::accept);
    open.forEach(it -> problem(it.tag, "{% if %} without {% endif %}"));
    return problems.isEmpty()
        ? new Compiled.Ok<>(new Template(source, root, environment.definitions()))
        : new Compiled.Failed<>(problems);
  }

  private void accept(Token token) {
    switch (token) {
      case Token.Text(var text) -> parts().add(new Literal(text));
      case Token.Output(var expression, var line, var column) -> {
        Expression compiled = compiled(environment.expression(expression), line, column);
        if (compiled != null) {
          parts().add(new Output(compiled));
        }
      }
      case Token.Tag tag -> accept(tag);
    }
  }

  private void accept(Token.Tag tag) {
    switch (tag.keyword()) {
      case "if" -> begin(tag);
      case "elif" -> next(tag);
      case "else" -> otherwise(tag);
      case "endif" -> end(tag);
      default ->
          problem(tag, "unknown {% " + tag.keyword() + " %}: there are if, elif, else and endif");
    }
  }

  private void begin(Token.Tag tag) {
    if (open.size() >= Limits.TEMPLATE_DEPTH) {
      problem(tag, "more than " + Limits.TEMPLATE_DEPTH + " conditions in each other");
    }
    Open begun = new Open(tag);
    begun.when = condition(tag);
    open.push(begun);
  }

  private void next(Token.Tag tag) {
    Open current = current(tag);
    if (current != null) {
      current.close();
      current.parts = new ArrayList<>();
      current.when = condition(tag);
    }
  }

  private void otherwise(Token.Tag tag) {
    Open current = current(tag);
    if (current != null) {
      bare(tag);
      current.close();
      current.parts = new ArrayList<>();
      current.when = null;
      current.otherwise = true;
    }
  }

  private void end(Token.Tag tag) {
    bare(tag);
    Open ended = open.poll();
    if (ended == null) {
      problem(tag, "{% endif %} without {% if %}");
      return;
    }
    ended.close();
    List<Part> otherwise = ended.otherwise ? ended.parts : List.of();
    parts().add(new Choice(ended.branches, otherwise));
  }

  private @Nullable Open current(Token.Tag tag) {
    Open current = open.peek();
    if (current == null) {
      problem(tag, "{% " + tag.keyword() + " %} without {% if %}");
    } else if (current.otherwise) {
      problem(tag, "{% " + tag.keyword() + " %} after {% else %}");
      return null;
    }
    return current;
  }

  private void bare(Token.Tag tag) {
    if (!tag.expression().isBlank()) {
      problem(tag, "{% " + tag.keyword() + " %} takes no condition");
    }
  }

  private @Nullable Expression condition(Token.Tag tag) {
    return compiled(
        environment.expression(tag.expression(), Types.BOOL),
        tag.expressionLine(),
        tag.expressionColumn());
  }

  private @Nullable Expression compiled(Compiled<Expression> compiled, int line, int column) {
    return switch (compiled) {
      case Compiled.Ok<Expression>(var expression) -> expression;
      case Compiled.Failed<Expression>(var failures) -> {
        failures.forEach(failure -> problems.add(failure.movedTo(line, column)));
        yield null;
      }
    };
  }

  private List<Part> parts() {
    Open current = open.peek();
    return current == null ? root : current.parts;
  }

  private void problem(Token.Tag at, String message) {
    problem(at.line(), at.column(), message);
  }

  private void problem(int line, int column, String message) {
    problems.add(new ExpressionProblem(ProblemCode.TEMPLATE, message, line, column));
  }
}
