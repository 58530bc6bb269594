package dev.mimir.expression;

import java.util.ArrayList;
import java.util.List;

/// Splits the source of a template into text, `{{ outputs }}` and `{% tags %}`. Braces and percent
/// signs in texts of an expression, and the braces of its maps, do not end it.
final class TemplateLexer {

  /// Lines and columns are from 1; columns count code points.
  sealed interface Token {

    record Text(String text) implements Token {}

    record Output(String expression, int line, int column) implements Token {}

    record Tag(
        String keyword,
        String expression,
        int line,
        int column,
        int expressionLine,
        int expressionColumn)
        implements Token {}
  }

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  /// The place of `at`, kept while going forward.
  private int line = 1;

  private int column = 1;

  TemplateLexer(String source) {
    this.source = source;
  }

  /// @param problems where tags that do not end are reported
  List<Token> tokens(List<ExpressionProblem> problems) {
    while (at < source.length()) {
      int begin = begin();
      if (begin > at) {
        tokens.add(new Token.Text(source.substring(at, begin)));
        moveTo(begin);
      }
      if (at < source.length() && !tag()) {
        String what = source.substring(at, at + 2);
        String message = "'" + what + "' is not closed; write {{ \"" + what + "\" }} to show it";
        problems.add(new ExpressionProblem(ProblemCode.TEMPLATE, message, line, column));
        return tokens;
      }
    }
    return tokens;
  }

  private int begin() {
    for (int i = source.indexOf('{', at); i >= 0; i = source.indexOf('{', i + 1)) {
      if (source.startsWith("{{", i) || source.startsWith("{%", i)) {
        return i;
      }
    }
    return source.length();
  }

  /// @return whether it ends
  private boolean tag() {
    boolean output = source.charAt(at + 1) == '{';
    int end = end(at + 2, output ? "}}" : "%}");
    if (end < 0) {
      return false;
    }
    int startLine = line;
    int startColumn = column;
    moveTo(at + 2);
    if (output) {
      tokens.add(new Token.Output(source.substring(at, end), line, column));
    } else {
      skip(end, false);
      int keyword = at;
      skip(end, true);
      String name = source.substring(keyword, at);
      String expression = source.substring(at, end);
      tokens.add(new Token.Tag(name, expression, startLine, startColumn, line, column));
    }
    moveTo(end + 2);
    return true;
  }

  private void skip(int end, boolean letters) {
    int to = at;
    while (to < end
        && (letters ? isLetter(source.charAt(to)) : Character.isWhitespace(source.charAt(to)))) {
      to++;
    }
    moveTo(to);
  }

  private static boolean isLetter(char character) {
    return Character.isLetterOrDigit(character) || character == '_';
  }

  private int end(int from, String closing) {
    int braces = 0;
    for (int i = from; i < source.length(); i = Lexer.next(source, i)) {
      if (braces == 0 && source.startsWith(closing, i)) {
        return i;
      }
      switch (source.charAt(i)) {
        case '{' -> braces++;
        case '}' -> braces = Math.max(0, braces - 1);
        default -> {}
      }
    }
    return -1;
  }

  private void moveTo(int place) {
    while (at < place) {
      int character = source.codePointAt(at);
      at += Character.charCount(character);
      column = character == '\n' ? 1 : column + 1;
      line = character == '\n' ? line + 1 : line;
    }
  }
}
