package dev.mimir.axon.serialization;

import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JacksonModule;

/// A contribution to the vocabulary of what may be stored; every bean of this type is heard.
@FunctionalInterface
public interface PayloadTypes {

  /// Names for classes; a name or a class named twice is refused at start.
  Collection<PayloadType> types();

  /// Jackson modules that the classes need.
  default List<JacksonModule> modules() {
    return List.of();
  }
}
