package dev.mimir.web.model;

import org.jspecify.annotations.Nullable;

/// Members of bodies.
final class Texts {
  private Texts() {}

  /// Empty for what a body leaves out; the rules then say what should be there.
  static String given(@Nullable String member) {
    return member == null ? "" : member;
  }
}
