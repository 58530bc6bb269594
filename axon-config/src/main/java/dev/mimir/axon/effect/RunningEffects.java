package dev.mimir.axon.effect;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The effects that this server performs just now, so that one can be stopped that nobody waits for
/// any more.
final class RunningEffects {
  private final ConcurrentMap<String, Thread> threads = new ConcurrentHashMap<>();

  /// What is being done for an effect, on the present thread.
  interface Work<T, E extends Exception> {
    T perform() throws E, InterruptedException;
  }

  <T, E extends Exception> T performing(String effectId, Work<T, E> work)
      throws E, InterruptedException {
    threads.put(effectId, Thread.currentThread());
    try {
      return work.perform();
    } finally {
      threads.remove(effectId, Thread.currentThread());
    }
  }

  void stop(String effectId) {
    Thread thread = threads.get(effectId);
    if (thread != null) {
      thread.interrupt();
    }
  }

  int count() {
    return threads.size();
  }
}
