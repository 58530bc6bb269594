package dev.mimir.projection.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpanTest {

  @Test
  void counts_quarters_of_an_hour_from_1970() {
    assertThat(Span.quarter(Instant.EPOCH)).isZero();
    assertThat(Span.quarter(Instant.parse("1970-01-02T00:14:59.999Z"))).isEqualTo(96);
    assertThat(Span.quarter(Instant.parse("1969-12-31T23:59:59Z"))).isEqualTo(-1);
  }

  @Test
  void finds_the_span_of_each_length_around_a_quarter() {
    assertThat(Span.around(96 + 23))
        .containsExactly(new Span(96, 96), new Span(16, 112), new Span(4, 116), new Span(1, 119));
  }

  @Test
  void puts_a_stretch_of_time_together_from_the_fewest_spans() {
    assertThat(Span.of(96, 192)).containsExactly(new Span(96, 96));
    assertThat(Span.of(95, 193))
        .containsExactly(new Span(1, 95), new Span(96, 96), new Span(1, 192));
    assertThat(Span.of(3, 37))
        .containsExactly(
            new Span(1, 3),
            new Span(4, 4),
            new Span(4, 8),
            new Span(4, 12),
            new Span(16, 16),
            new Span(4, 32),
            new Span(1, 36));
    assertThat(Span.of(5, 5)).isEmpty();
  }
}
