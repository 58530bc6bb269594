package dev.mimir.axon.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.Test;

class EventPositionTest {

  static final EventPosition LOW = new EventPosition(7, 100);
  static final EventPosition HIGH = new EventPosition(8, 3);

  @Test
  void is_ordered_by_transaction_first() {
    assertThat(HIGH.covers(LOW)).isTrue();
    assertThat(LOW.covers(HIGH)).isFalse();
    assertThat(LOW.covers(LOW)).isTrue();
    assertThat(LOW.covers(null)).isTrue();
    assertThat(LOW.lowerBound(HIGH)).isEqualTo(LOW);
    assertThat(HIGH.lowerBound(LOW)).isEqualTo(LOW);
    assertThat(LOW.upperBound(HIGH)).isEqualTo(HIGH);
    assertThat(HIGH.upperBound(LOW)).isEqualTo(HIGH);
    assertThat(LOW.samePositionAs(new EventPosition(7, 100))).isTrue();
    assertThat(LOW.samePositionAs(HIGH)).isFalse();
  }

  @Test
  void is_stored_without_a_class_name_alone_or_inside_a_token_of_the_framework() {
    var replay = ReplayToken.createReplayToken(HIGH, LOW, "why");
    var merged = MergedTrackingToken.merged(LOW, HIGH);
    for (TrackingToken token : new TrackingToken[] {LOW, replay, merged}) {
      SerializedObject<byte[]> stored = Adventure.serializer().serialize(token, byte[].class);

      assertThat(stored.getType().getName()).startsWith("token.");
      assertThat(new String(stored.getData(), StandardCharsets.UTF_8))
          .doesNotContain("org.axon", "dev.mimir", "EventPosition");
      assertThat(Adventure.serializer().<byte[], TrackingToken>deserialize(stored))
          .isEqualTo(token);
    }
  }
}
