package dev.mimir.web.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void lets_so_many_in_at_a_time_and_the_next_when_one_leaves() throws Exception {
    Admission admission = new Admission(new OverloadProperties(2, 10, LONG, LONG));
    Place first = admission.entered();
    Place second = admission.entered();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Optional<Place>> third = threads.submit(admission::enter);
      await().until(() -> admission.waiting() == 1);
      first.close();
      assertThat(third.get()).isPresent();
      assertThat(admission.waiting()).isZero();
      third.get().orElseThrow().close();
    }
    second.close();
    assertThat(admission.free()).isEqualTo(2);
    assertThat(admission.refused()).isZero();
  }

  @Test
  void sends_away_who_finds_a_full_line() throws Exception {
    Admission admission = new Admission(new OverloadProperties(1, 1, LONG, LONG));
    Place only = admission.entered();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Optional<Place>> waits = threads.submit(admission::enter);
      await().until(() -> admission.waiting() == 1);
      assertThat(admission.enter()).isEmpty();
      assertThat(admission.refused()).isOne();
      only.close();
      assertThat(waits.get()).isPresent();
    }
  }

  @Test
  void has_one_wait_longer_while_the_line_was_empty_a_moment_ago() throws Exception {
    assertThat(waits(new OverloadProperties(1, 10, LONG, Duration.ZERO))).isTrue();
    assertThat(waits(new OverloadProperties(1, 10, Duration.ZERO, LONG))).isTrue();
    Admission full = new Admission(new OverloadProperties(1, 10, Duration.ZERO, Duration.ZERO));
    full.entered();
    assertThat(full.enter()).isEmpty();
  }

  /// Whether one waits until there is a place.
  private static boolean waits(OverloadProperties properties) throws Exception {
    Admission admission = new Admission(properties);
    Place only = admission.entered();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Optional<Place>> waits = threads.submit(admission::enter);
      await().until(() -> admission.waiting() == 1);
      only.close();
      return waits.get().isPresent();
    }
  }

  @Test
  void a_place_is_given_up_once() {
    Admission admission = new Admission(new OverloadProperties(1, 10, LONG, LONG));
    try (Place _ = admission.entered().taken()) {
      Place.leaveForNow();
      assertThat(admission.free()).isOne();
    }
    assertThat(admission.free()).isOne();
    Place.leaveForNow();
    assertThat(admission.free()).isOne();
  }

  @Test
  void a_crowd_never_takes_more_places_than_there_are() throws Exception {
    Admission admission = new Admission(new OverloadProperties(3, 1_000, LONG, LONG));
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> crowd = new ArrayList<>();
      for (int n = 0; n < 500; n++) {
        crowd.add(
            threads.submit(() -> {
              try (Place _ = admission.entered()) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                inside.decrementAndGet();
              }
            }));
      }
      for (Future<?> one : crowd) {
        one.get();
      }
    }
    assertThat(most.get()).isBetween(1, 3);
    assertThat(admission.free()).isEqualTo(3);
  }
}
