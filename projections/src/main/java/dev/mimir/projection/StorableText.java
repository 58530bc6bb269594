package dev.mimir.projection;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Text as PostgreSQL can store it: U+0000 and unpaired surrogates become U+FFFD.
public final class StorableText {
  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  /// The text with every character that cannot be stored replaced; null stays null.
  public static @Nullable String orNull(@Nullable String text) {
    return text == null ? null : of(text);
  }

  /// The text with every character that cannot be stored replaced.
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isOdd(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  /// The texts, each as {@link #of} gives it.
  public static String[] array(Collection<String> texts) {
    return texts.stream().map(StorableText::of).toArray(String[]::new);
  }

  private static boolean isOdd(char c) {
    return c == 0 || Character.isSurrogate(c);
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
