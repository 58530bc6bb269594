package dev.mimir.web.knowledge;

import org.jspecify.annotations.Nullable;

/// Checks of what stands in bodies, where any member may be left out.
final class Texts {
  private Texts() {}

  /// Whether it is one line with something in it and no space around it.
  static boolean isName(@Nullable String text, int longest) {
    return text != null
        && !text.isEmpty()
        && text.length() <= longest
        && text.equals(text.strip())
        && text.chars().noneMatch(Character::isISOControl);
  }

  static boolean isGiven(@Nullable Object member) {
    return member != null;
  }
}
