package dev.mimir.interpreter;

import dev.mimir.session.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values that a node has written and that no event holds yet.
final class Writes {
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Written> written = new LinkedHashMap<>();

  private record Written(Object value, boolean local, @Nullable String personalOf) {}

  void add(String name, Object value, boolean local, @Nullable String personalOf) {
    values.put(name, value);
    written.put(name, new Written(value, local, personalOf));
  }

  boolean isEmpty() {
    return written.isEmpty();
  }

  /// All values by name.
  Map<String, Object> values() {
    return values;
  }

  /// The player to whom a value belongs that was written; null when to nobody.
  @Nullable String owner(String name) {
    Written value = written.get(name);
    return value == null ? null : value.personalOf();
  }

  boolean hasLocal() {
    return has(true);
  }

  boolean hasShared() {
    return has(false);
  }

  private boolean has(boolean local) {
    for (Written value : written.values()) {
      if (value.local() == local) {
        return true;
      }
    }
    return false;
  }

  /// The values that belong to nobody.
  Map<String, Object> plain(boolean local) {
    Map<String, Object> plain = new LinkedHashMap<>();
    written.forEach((name, value) -> {
      if (value.local() == local && value.personalOf() == null) {
        plain.put(name, value.value());
      }
    });
    return plain;
  }

  /// The values that belong to a player.
  Map<String, Text.Personal> personal(boolean local) {
    Map<String, Text.Personal> personal = new LinkedHashMap<>();
    written.forEach((name, value) -> {
      String owner = value.personalOf();
      if (value.local() == local && owner != null) {
        personal.put(name, new Text.Personal(owner, value.value()));
      }
    });
    return personal;
  }

  void clear() {
    values.clear();
    written.clear();
  }
}
