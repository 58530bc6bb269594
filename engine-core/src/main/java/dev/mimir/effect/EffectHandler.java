package dev.mimir.effect;

/// Performs the effects of one kind. It runs on a virtual thread and may block.
///
/// After a crash an effect is performed again under the same id: hand {@link EffectCall#effectId}
/// on as an idempotency key where the other side takes one.
public interface EffectHandler {

  /// The kind of effect that it performs, e.g. `model`.
  String kind();

  /// Performs an effect.
  ///
  /// @throws EffectException when it failed; says whether another attempt may help
  /// @throws InterruptedException when the effect was cancelled or the process stops
  EffectResult perform(EffectCall call) throws EffectException, InterruptedException;

  /// Makes a handler; implementations are found by `ServiceLoader`.
  interface Factory {
    /// @param services what the process offers
    EffectHandler create(Services services);
  }

  /// What the process offers to handlers, by type of the port.
  interface Services {
    /// @throws IllegalStateException when nobody offers it
    <T> T get(Class<T> port);
  }
}
