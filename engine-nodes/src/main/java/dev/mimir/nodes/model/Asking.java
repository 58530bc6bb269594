package dev.mimir.nodes.model;

import dev.mimir.effect.EffectCall;
import dev.mimir.model.ModelConfig;
import dev.mimir.model.ModelSettings;
import dev.mimir.model.UnreadableKeyException;
import dev.mimir.nodes.model.ChatException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Asks one configuration once and keeps its health.
final class Asking {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final ModelSettings settings;
  private final Providers providers;
  private final Clock clock;
  private final Health health;

  Asking(ModelSettings settings, Providers providers, Clock clock) {
    this.settings = settings;
    this.providers = providers;
    this.clock = clock;
    this.health = new Health(clock);
  }

  /// @throws InterruptedException when the thread was interrupted
  Attempt ask(EffectCall call, ModelConfig config, ChatRequest request, Output output)
      throws InterruptedException {
    Duration left = left(call);
    Health.Patient patient = health.of(call.tenant(), config);
    try {
      if (!left.isPositive()) {
        throw new ChatException(Kind.TIMEOUT, "The session's time for it is up.");
      }
      patient.enter();
    } catch (ChatException closed) {
      return new Attempt(config, request.model(), 0, null, null, closed);
    }
    return new Try(call, config, request, output, patient).within(left);
  }

  private Duration left(EffectCall call) {
    @Nullable Instant deadline = call.deadline();
    return deadline == null ? LONGEST : Duration.between(clock.instant(), deadline);
  }

  /// A call under way.
  private final class Try {
    private final EffectCall call;
    private final ModelConfig config;
    private final ChatRequest request;
    private final Output output;
    private final Health.Patient patient;
    private final long start = System.nanoTime();
    private @Nullable ChatReply reply;
    private boolean settled;

    Try(
        EffectCall call,
        ModelConfig config,
        ChatRequest request,
        Output output,
        Health.Patient patient) {
      this.call = call;
      this.config = config;
      this.request = request;
      this.output = output;
      this.patient = patient;
    }

    Attempt within(Duration left) throws InterruptedException {
      try {
        ChatReply given = providers.chat(config, key(), request, left, call.deltas());
        reply = given;
        Object json = output.read(given);
        patient.worked(System.nanoTime() - start);
        return settled(json, null);
      } catch (ChatException failure) {
        patient.failed(System.nanoTime() - start, failure);
        return settled(null, failure);
      } finally {
        if (!settled) {
          patient.cancelled();
        }
      }
    }

    private @Nullable String key() throws ChatException {
      try {
        return settings.apiKey(call.tenant(), config.configId()).orElse(null);
      } catch (UnreadableKeyException e) {
        throw new ChatException(Kind.UNAUTHORIZED, String.valueOf(e.getMessage()));
      }
    }

    private Attempt settled(@Nullable Object json, @Nullable ChatException failure) {
      settled = true;
      return new Attempt(config, request.model(), Providers.millis(start), reply, json, failure);
    }
  }
}
