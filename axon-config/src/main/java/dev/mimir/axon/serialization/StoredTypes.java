package dev.mimir.axon.serialization;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The whole vocabulary: name to class and back.
public final class StoredTypes {

  private final Map<String, PayloadType> byName = new HashMap<>();
  private final Map<Class<?>, PayloadType> byClass = new HashMap<>();

  /// @throws IllegalArgumentException when a name or a class occurs twice
  public StoredTypes(Collection<? extends PayloadTypes> contributions) {
    contributions.forEach(contribution -> contribution.types().forEach(this::add));
  }

  private void add(PayloadType type) {
    if (byName.putIfAbsent(type.name(), type) != null
        || byClass.putIfAbsent(type.type(), type) != null) {
      throw new IllegalArgumentException("named twice: " + type);
    }
  }

  public Optional<PayloadType> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Optional<PayloadType> of(Class<?> type) {
    return Optional.ofNullable(byClass.get(type));
  }

  public Collection<PayloadType> all() {
    return byName.values();
  }
}
