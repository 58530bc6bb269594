package dev.mimir.axon.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AllCoresTest {
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final AtomicInteger done = new AtomicInteger();

  private void work() {
    threads.add(Thread.currentThread());
    done.incrementAndGet();
  }

  @Test
  void has_run_all_tasks_and_ended_its_threads_when_it_returns() throws InterruptedException {
    AllCores.run(Collections.nCopies(100, this::work));

    assertThat(done).hasValue(100);
    assertThat(threads).hasSizeBetween(1, Runtime.getRuntime().availableProcessors());
    assertAllEnd();
  }

  @Test
  void tells_the_failure_of_a_task_and_leaves_nothing_running() throws InterruptedException {
    IllegalStateException failure = new IllegalStateException("no");
    Runnable failing =
        () -> {
          work();
          throw failure;
        };

    assertThatThrownBy(() -> AllCores.run(List.of(this::work, failing))).isSameAs(failure);
    assertAllEnd();
  }

  private void assertAllEnd() throws InterruptedException {
    for (Thread thread : threads) {
      assertThat(thread.join(Duration.ofSeconds(10))).as("%s ends", thread).isTrue();
    }
  }
}
