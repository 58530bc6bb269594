package dev.mimir.expression;

/// Just enough of CEL's syntax to step over texts and comments.
final class Lexer {

  private Lexer() {}

  /// The place after the character at `at`, or after the text or comment that begins there.
  static int next(String source, int at) {
    char character = source.charAt(at);
    if (character == '"' || character == '\'') {
      return endOfText(source, at, String.valueOf(character));
    }
    if (source.startsWith("//", at)) {
      int end = source.indexOf('\n', at);
      return end < 0 ? source.length() : end;
    }
    return at + 1;
  }

  private static int endOfText(String source, int at, String quote) {
    boolean raw = isRaw(source, at);
    String end = source.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
    for (int i = at + end.length(); i < source.length(); i++) {
      if (source.charAt(i) == '\\' && !raw) {
        i++;
      } else if (source.startsWith(end, i)) {
        return i + end.length();
      } else if (source.charAt(i) == '\n' && end.length() == 1) {
        return i;
      }
    }
    return source.length();
  }

  private static boolean isRaw(String source, int quote) {
    boolean prefixed = quote > 0 && (source.charAt(quote - 1) | 32) == 'r';
    return prefixed && (quote < 2 || !Character.isLetterOrDigit(source.charAt(quote - 2)));
  }
}
