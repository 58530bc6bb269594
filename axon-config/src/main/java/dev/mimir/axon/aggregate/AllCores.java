package dev.mimir.axon.aggregate;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs tasks on threads of its own, as many as there are cores. None is left when it returns.
final class AllCores {
  private AllCores() {}

  /// Runs all tasks, or ends with the first that fails.
  static void run(List<? extends Runnable> tasks) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      try {
        for (Future<?> task : tasks.stream().map(threads::submit).toList()) {
          task.get();
        }
      } catch (ExecutionException failed) {
        threads.shutdownNow();
        throw failed.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(failed.getCause());
      } catch (InterruptedException interrupted) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }
}
