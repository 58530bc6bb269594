package dev.mimir.expression;

/// Why an expression or template does not compile.
///
/// @param line from 1
/// @param column from 1, in code points
public record ExpressionProblem(ProblemCode code, String message, int line, int column) {

  /// The same problem, of a source that starts at the given place of a larger text.
  ExpressionProblem movedTo(int startLine, int startColumn) {
    return new ExpressionProblem(
        code, message, line + startLine - 1, line == 1 ? column + startColumn - 1 : column);
  }
}
