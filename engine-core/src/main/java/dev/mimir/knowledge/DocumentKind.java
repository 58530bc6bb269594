package dev.mimir.knowledge;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a document is about.
public enum DocumentKind {
  WORLD,
  CHARACTER,
  RULES,
  STORY,
  LORE;

  /// As in JSON, e.g. `world`.
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The kind with a label.
  public static Optional<DocumentKind> of(String label) {
    return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
  }
}
