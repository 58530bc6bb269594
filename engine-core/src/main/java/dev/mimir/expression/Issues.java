package dev.mimir.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Turns what CEL's parser and checker report into problems for a designer.
final class Issues {

  private static final Pattern UNDECLARED = Pattern.compile("^undeclared reference to '(.*?)'");
  private static final Pattern NO_OVERLOAD =
      Pattern.compile(
          "^found no matching overload for '(.*?)' applied to '(.*?)'(?: \\(cand.*)?$",
          Pattern.DOTALL);
  private static final Pattern NO_FIELD = Pattern.compile("^undefined field '(.*?)'");
  private static final Pattern NO_SELECTION =
      Pattern.compile("^type '(.*?)' does not support field selection");
  private static final Pattern UNEXPECTED =
      Pattern.compile("(?:mismatched|extraneous) input '(.*?)' expecting.*", Pattern.DOTALL);
  private static final Pattern NO_VIABLE =
      Pattern.compile("no viable alternative at input '(.*)'.*", Pattern.DOTALL);
  private static final Pattern NO_TOKEN =
      Pattern.compile("token recognition error at: '(.*)'.*", Pattern.DOTALL);

  private final String source;
  private final Vocabulary vocabulary;

  Issues(String source, Vocabulary vocabulary) {
    this.source = source;
    this.vocabulary = vocabulary;
  }

  <T> Compiled<T> syntax(List<CelIssue> issues) {
    List<ExpressionProblem> problems = new ArrayList<>();
    for (CelIssue issue : issues) {
      String message = syntaxMessage(issue.getMessage());
      problems.add(Places.problem(issue.getSourceLocation(), ProblemCode.EXPRESSION, message));
    }
    return new Compiled.Failed<>(problems.stream().distinct().toList());
  }

  private static String syntaxMessage(String message) {
    if (message.contains("For input string") || message.contains("out of range")) {
      return "the number is too large";
    }
    for (Pattern pattern : List.of(UNEXPECTED, NO_VIABLE, NO_TOKEN)) {
      Matcher matcher = pattern.matcher(message);
      if (matcher.find()) {
        String found = matcher.group(1);
        return found.equals("<EOF>")
            ? "the expression ends too early"
            : "unexpected '" + found + "'";
      }
    }
    return RuntimeMessages.readable(message);
  }

  <T> Compiled<T> types(List<CelIssue> issues, CelAbstractSyntaxTree tree) {
    Set<Long> calls =
        Trees.all(tree.getExpr())
            .filter(expression -> expression.getKind() == CelExpr.ExprKind.Kind.CALL)
            .map(CelExpr::id)
            .collect(Collectors.toSet());
    List<ExpressionProblem> problems = new ArrayList<>();
    for (CelIssue issue : issues) {
      ExpressionProblem problem = typeProblem(issue, calls.contains(issue.getExprId()));
      problems.add(hinted(problem));
    }
    return new Compiled.Failed<>(problems.stream().distinct().toList());
  }

  private ExpressionProblem typeProblem(CelIssue issue, boolean call) {
    String message = issue.getMessage();
    Matcher undeclared = UNDECLARED.matcher(message);
    if (undeclared.find()) {
      return call
          ? unknownFunction(issue, undeclared.group(1))
          : unknownVariable(issue, undeclared.group(1));
    }
    Matcher overload = NO_OVERLOAD.matcher(message);
    if (overload.find()) {
      String name = overload.group(1);
      return atName(
          issue, name, ProblemCode.TYPE_MISMATCH, Operators.mismatch(name, overload.group(2)));
    }
    Matcher field = NO_FIELD.matcher(message);
    if (field.find()) {
      return problem(
          issue,
          ProblemCode.EXPRESSION,
          "there is no '" + field.group(1) + "'." + Suggestion.of(field.group(1), fields()));
    }
    Matcher selection = NO_SELECTION.matcher(message);
    if (selection.find()) {
      String type = Operators.readable(selection.group(1));
      return problem(issue, ProblemCode.TYPE_MISMATCH, "'.' after a value of type " + type + ".");
    }
    return problem(issue, ProblemCode.EXPRESSION, RuntimeMessages.readable(message));
  }

  private ExpressionProblem unknownVariable(CelIssue issue, String name) {
    String others =
        hint(source, vocabulary).isEmpty()
            ? Suggestion.of(name, vocabulary.variables().keySet())
            : "";
    return problem(
        issue, ProblemCode.UNKNOWN_VARIABLE, "there is no variable '" + name + "'." + others);
  }

  private ExpressionProblem unknownFunction(CelIssue issue, String name) {
    Collection<String> functions = new TreeSet<>(vocabulary.functions().keySet());
    functions.addAll(Operators.FUNCTIONS);
    String near =
        Suggestion.nearest(name, functions)
            .map(other -> " Did you mean '" + other + "'?")
            .orElse("");
    String message = "there is no function '" + name + "'." + near;
    return atName(issue, name, ProblemCode.EXPRESSION, message);
  }

  /// CEL places the problem of a call at its bracket; this places it at the name before.
  private ExpressionProblem atName(CelIssue issue, String name, ProblemCode code, String message) {
    ExpressionProblem problem = problem(issue, code, message);
    String line = source.lines().skip(problem.line() - 1L).findFirst().orElse("");
    int bracket =
        line.offsetByCodePoints(
            0, Math.min(problem.column() - 1, line.codePointCount(0, line.length())));
    return line.substring(0, bracket).endsWith(name)
        ? new ExpressionProblem(
            code, message, problem.line(), problem.column() - name.codePointCount(0, name.length()))
        : problem;
  }

  private Set<String> fields() {
    Set<String> fields = new TreeSet<>();
    vocabulary.variables().values().forEach(type -> addFields(type, fields));
    return fields;
  }

  private static void addFields(Type type, Set<String> fields) {
    if (type instanceof Type.Struct(var members)) {
      fields.addAll(members.keySet());
      members.values().forEach(member -> addFields(member, fields));
    } else if (type instanceof Type.Keyed(_, var of, _)) {
      addFields(of, fields);
    }
  }

  private static ExpressionProblem problem(CelIssue issue, ProblemCode code, String message) {
    return Places.problem(issue.getSourceLocation(), code, message);
  }

  private ExpressionProblem hinted(ExpressionProblem problem) {
    return new ExpressionProblem(
        problem.code(),
        problem.message() + hint(source, vocabulary),
        problem.line(),
        problem.column());
  }

  /// When `visits.a-b` or `visits.a.b` stands for a known key: how to write it.
  static String hint(String source, Vocabulary vocabulary) {
    for (Map.Entry<String, Type> variable : vocabulary.variables().entrySet()) {
      if (variable.getValue() instanceof Type.Keyed(var keys, _, _)) {
        for (String key : keys) {
          if (isSpecial(key) && source.contains(variable.getKey() + "." + key)) {
            return " Write %s[\"%s\"] for that key.".formatted(variable.getKey(), key);
          }
        }
      }
    }
    return "";
  }

  private static boolean isSpecial(String key) {
    return key.indexOf('-') >= 0 || key.indexOf('.') >= 0;
  }
}
