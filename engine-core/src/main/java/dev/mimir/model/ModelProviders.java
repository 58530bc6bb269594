package dev.mimir.model;

import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// Those who can talk to model providers; found by `ServiceLoader`.
public interface ModelProviders {

  /// What configurations may name.
  List<ProviderType> types();

  /// Makes one tiny real call.
  ///
  /// @param apiKey null when the configuration has none
  /// @throws InterruptedException when the thread is to stop
  Tested test(ModelConfig config, @Nullable String apiKey) throws InterruptedException;

  /// The one on the class path.
  ///
  /// @throws IllegalStateException when there is none
  static ModelProviders discovered() {
    return ServiceLoader.load(ModelProviders.class)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No model runtime is on the class path"));
  }

  /// What came of a test.
  ///
  /// @param model that answered, or was asked
  /// @param text the beginning of the answer; null when it failed
  /// @param errorCode null when it worked
  /// @param message what is wrong and what to do; null when it worked
  record Tested(
      boolean ok,
      String model,
      long latencyMs,
      long tokensIn,
      long tokensOut,
      long costMicros,
      @Nullable String text,
      @Nullable String errorCode,
      @Nullable String message) {}
}
