package dev.mimir.axon.eventstore;

import static dev.mimir.axon.eventstore.TestStore.newId;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashChainTest {

  @AutoClose static final TestStore STORE = TestStore.open();

  final String id = newId();
  final HashChain chain = new HashChain(STORE.database().dataSource());

  @BeforeEach
  void appendThreeTurns() {
    STORE.engine().appendEvents(Adventure.events(id, 0, 4));
    STORE.engine().appendEvents(Adventure.events(id, 4, 8));
    STORE.engine().appendEvents(Adventure.events(id, 8, 12));
  }

  @Test
  void an_untouched_chain_is_whole() {
    assertThat(chain.firstBroken(id)).isEmpty();
    assertThat(chain.firstBroken(newId())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payload = set_byte(payload, 3, get_byte(payload, 3) # 1)",
        "metadata = set_byte(metadata, 3, get_byte(metadata, 3) # 1)",
        "hash = set_byte(hash, 31, get_byte(hash, 31) # 1)",
        "payload_type = 'adventure.begun'",
        "payload_revision = 2",
        "time_stamp = time_stamp + interval '1 microsecond'"
      })
  void finds_a_changed_column(String change) {
    STORE.execute(
        "update event_entry set %s where aggregate_id = '%s' and sequence_number = 6"
            .formatted(change, id));

    assertThat(chain.firstBroken(id)).isEqualTo(OptionalLong.of(6));
  }

  @Test
  void finds_two_exchanged_events() {
    STORE.execute(
        """
        update event_entry set sequence_number = 19 - sequence_number + 100
          where aggregate_id = '%1$s' and sequence_number in (9, 10);
        update event_entry set sequence_number = sequence_number - 100
          where aggregate_id = '%1$s' and sequence_number > 100;
        """
            .formatted(id));

    assertThat(chain.firstBroken(id)).isEqualTo(OptionalLong.of(9));
  }

  @Test
  void finds_a_removed_event() {
    STORE.execute(
        "delete from event_entry where aggregate_id = '%s' and sequence_number = 5".formatted(id));

    assertThat(chain.firstBroken(id)).isEqualTo(OptionalLong.of(5));
  }

  @Test
  void finds_events_of_another_aggregate() {
    String other = newId();
    STORE.execute(
        "update event_entry set aggregate_id = '%s' where aggregate_id = '%s'"
            .formatted(other, id));

    assertThat(chain.firstBroken(other)).isEqualTo(OptionalLong.of(0));
  }

  @Test
  void is_computed_as_described() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    data.write(new byte[32]);
    text(data, id);
    data.writeLong(0);
    text(data, "adventure.begun");
    data.writeShort(1);
    data.writeLong(1_772_366_400_123_456L);
    text(data, stored("payload"));
    text(data, stored("metadata"));

    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());

    assertThat(column("encode(hash, 'hex')")).isEqualTo(HexFormat.of().formatHex(hash));
  }

  private static void text(DataOutputStream data, String text) throws Exception {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    data.writeInt(utf8.length);
    data.write(utf8);
  }

  private String stored(String column) {
    return column("convert_from(%s, 'UTF8')".formatted(column));
  }

  private String column(String expression) {
    return STORE
        .column(
            "select %s from event_entry where aggregate_id = '%s' and sequence_number = 0"
                .formatted(expression, id))
        .getFirst();
  }
}
