package dev.mimir.axon.effect;

import dev.mimir.effect.EffectCall;
import dev.mimir.effect.EffectException;
import dev.mimir.effect.EffectHandler;
import dev.mimir.effect.EffectResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// The other side of the tests: says what it is asked, fails as often as it is told to, or waits
/// until it is let go.
final class EchoHandler implements EffectHandler {
  static final Map<String, AtomicInteger> FAILURES = new ConcurrentHashMap<>();
  static final Map<String, CountDownLatch> GATES = new ConcurrentHashMap<>();
  static final Semaphore WAITING = new Semaphore(0);
  static final List<String> PERFORMED = new CopyOnWriteArrayList<>();

  /// Found by the service loader.
  public static final class Made implements Factory {
    @Override
    public EffectHandler create(Services services) {
      return new EchoHandler();
    }
  }

  @Override
  public String kind() {
    return "echo";
  }

  @Override
  public EffectResult perform(EffectCall call) throws EffectException, InterruptedException {
    String ask = String.valueOf(call.request().get("ask"));
    PERFORMED.add(call.effectId() + " " + call.attempt());
    AtomicInteger failures = FAILURES.get(ask);
    if (failures != null && failures.getAndDecrement() > 0) {
      throw EffectException.passing("DOWN", "it is down");
    }
    CountDownLatch gate = GATES.get(ask);
    if (gate != null) {
      WAITING.release();
      gate.await();
    }
    return new EffectResult(Map.of("said", ask), List.of(Map.of("who", "echo")));
  }
}
