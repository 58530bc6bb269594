package dev.mimir.expression;

import java.util.Optional;

/// Refuses sources that would be deep or large before they reach the parser, in one pass over the
/// characters outside of texts and comments.
final class SourceGuard {

  private final String source;
  private int depth;
  private int operators;

  private SourceGuard(String source) {
    this.source = source;
  }

  /// @return what is wrong
  static Optional<String> check(String source) {
    if (source.length() > Limits.SOURCE) {
      return Optional.of("an expression may have at most " + Limits.SOURCE + " characters");
    }
    if (source.isBlank()) {
      return Optional.of("there is no expression");
    }
    return new SourceGuard(source).scan();
  }

  private Optional<String> scan() {
    for (int at = 0; at < source.length(); at = Lexer.next(source, at)) {
      count(source.charAt(at));
      if (depth > Limits.BRACKETS) {
        return Optional.of("more than " + Limits.BRACKETS + " brackets are open at once");
      }
      if (operators > Limits.OPERATORS) {
        return Optional.of("more than " + Limits.OPERATORS + " operators in one expression");
      }
    }
    return Optional.empty();
  }

  private void count(char character) {
    switch (character) {
      case '(', '[', '{' -> {
        depth++;
        operators++;
      }
      case ')', ']', '}' -> depth--;
      case '+', '-', '*', '/', '%', '<', '>', '=', '!', '.', '?' -> operators++;
      default -> {}
    }
  }
}
