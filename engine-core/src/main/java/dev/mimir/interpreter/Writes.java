package dev.mimir.interpreter;

import dev.mimir.graph.Variable;
import dev.mimir.session.Session;
import dev.mimir.session.Text;
import dev.mimir.shared.SharedOperation;
import dev.mimir.shared.SharedValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Values that a node has written and that no event holds yet.
final class Writes {
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Written> written = new LinkedHashMap<>();
  private final Map<String, SharedWrite> shared = new LinkedHashMap<>();

  private record SharedWrite(
      Variable variable,
      Object value,
      String holder,
      boolean relative,
      @Nullable String personalOf) {}

  private record Written(Object value, String holder, @Nullable String personalOf) {}

  /// @param holder the frame whose variable it is; empty for one of the session's
  void add(String name, Object value, String holder, @Nullable String personalOf) {
    values.put(name, value);
    written.put(name, new Written(value, holder, personalOf));
  }

  /// Writes a variable that outlives sessions.
  ///
  /// @param relative whether the value was computed from the present one
  void share(
      Variable variable,
      Object value,
      String holder,
      boolean relative,
      @Nullable String personalOf) {
    SharedWrite before = shared.get(variable.name());
    boolean allRelative = relative && (before == null || before.relative());
    values.put(variable.name(), value);
    shared.put(variable.name(), new SharedWrite(variable, value, holder, allRelative, personalOf));
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /// All values by name.
  Map<String, Object> values() {
    return values;
  }

  /// The player to whom a value belongs that was written; null when to nobody.
  @Nullable String owner(String name) {
    Written value = written.get(name);
    SharedWrite beyond = shared.get(name);
    return value != null ? value.personalOf() : beyond == null ? null : beyond.personalOf();
  }

  /// What is done to variables that outlive sessions, by holder.
  ///
  /// @param session before that
  Map<String, List<SharedOperation>> operations(Session session) {
    if (shared.isEmpty()) {
      return Map.of();
    }
    Map<String, List<SharedOperation>> operations = new LinkedHashMap<>();
    for (SharedWrite write : shared.values()) {
      SharedValue known = session.shared(write.holder()).values().get(write.variable().name());
      operations
          .computeIfAbsent(write.holder(), _ -> new ArrayList<>())
          .add(
              Sharing.operation(
                  write.variable(), known, write.value(), write.relative(), write.personalOf()));
    }
    return operations;
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
    shared.clear();
  }
}
