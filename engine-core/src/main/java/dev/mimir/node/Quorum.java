package dev.mimir.node;

import org.jspecify.annotations.Nullable;

/// How many: a number from 1, or a word such as `all`. The words are named by {@link Words}.
///
/// @param number null where a word is given
/// @param word null where a number is given
public record Quorum(@Nullable Integer number, @Nullable String word) {

  public boolean is(String wanted) {
    return wanted.equals(word);
  }
}
