package dev.mimir.nodes.model;

import dev.mimir.effect.EffectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What it means when nobody answered as they should.
final class Verdict {
  private Verdict() {}

  /// One failure speaks for itself; of several it matters whether any may pass, and how soon.
  static EffectException on(List<Attempt> attempts) {
    List<ChatException> failures =
        attempts.stream().map(Attempt::failure).filter(Objects::nonNull).toList();
    List<ChatException> passing = failures.stream().filter(f -> f.kind().passing()).toList();
    return new EffectException(
        failures.size() == 1 ? failures.getFirst().kind().name() : "PROVIDERS_FAILED",
        attempts.stream().map(Verdict::line).collect(Collectors.joining("; ")),
        !passing.isEmpty(),
        soonest(passing),
        maps(attempts));
  }

  /// For the log.
  static List<Map<String, Object>> maps(List<Attempt> attempts) {
    return attempts.stream().map(Attempt::toMap).toList();
  }

  private static String line(Attempt attempt) {
    ChatException failure = Objects.requireNonNull(attempt.failure());
    return "%s: %s: %s".formatted(attempt.config().name(), failure.kind(), failure.message());
  }

  /// Null when one of them need not be waited for.
  private static @Nullable Duration soonest(List<ChatException> passing) {
    return passing.stream().anyMatch(f -> f.retryAfter() == null)
        ? null
        : passing.stream()
            .map(ChatException::retryAfter)
            .filter(Objects::nonNull)
            .min(Duration::compareTo)
            .orElse(null);
  }
}
