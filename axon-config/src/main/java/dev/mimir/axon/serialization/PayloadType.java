package dev.mimir.axon.serialization;

/// The name under which instances of a class are stored.
///
/// @param name logical name, e.g. `session.dice-rolled`; never changes once something was stored
/// @param revision of the stored JSON, from 1; an upcaster leads from each older one to this
/// @param type the class today; may be renamed freely
public record PayloadType(String name, int revision, Class<?> type) {

  public PayloadType {
    if (name.isBlank() || revision < 1 || revision > Short.MAX_VALUE) {
      throw new IllegalArgumentException("not a payload type: " + name + " revision " + revision);
    }
  }

  /// The first revision of a type.
  public static PayloadType of(String name, Class<?> type) {
    return new PayloadType(name, 1, type);
  }
}
