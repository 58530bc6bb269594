package dev.mimir.knowledge;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A language that can be searched: how words are told apart and which model embeds them.
public enum Language {
  EN,
  ZH;

  /// As in JSON, e.g. `en`.
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The language with a label.
  public static Optional<Language> of(String label) {
    return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
  }
}
