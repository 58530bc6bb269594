package dev.mimir.interpreter;

import dev.mimir.session.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Values that a node has written and that no event holds yet.
final class Writes {
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Written> written = new LinkedHashMap<>();

  private record Written(Object value, String holder, @Nullable String personalOf) {}

  /// @param holder the frame whose variable it is; empty for one of the session's
  void add(String name, Object value, String holder, @Nullable String personalOf) {
    values.put(name, value);
    written.put(name, new Written(value, holder, personalOf));
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

  /// Whose variables were written, the session first.
  Set<String> holders() {
    Set<String> holders = new TreeSet<>();
    written.values().forEach(value -> holders.add(value.holder()));
    return holders;
  }

  /// The values of a holder that belong to nobody.
  Map<String, Object> plain(String holder) {
    Map<String, Object> plain = new LinkedHashMap<>();
    written.forEach((name, value) -> {
      if (value.holder().equals(holder) && value.personalOf() == null) {
        plain.put(name, value.value());
      }
    });
    return plain;
  }

  /// The values of a holder that belong to a player.
  Map<String, Text.Personal> personal(String holder) {
    Map<String, Text.Personal> personal = new LinkedHashMap<>();
    written.forEach((name, value) -> {
      String owner = value.personalOf();
      if (value.holder().equals(holder) && owner != null) {
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
