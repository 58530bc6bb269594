package dev.mimir.axon.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MimirSerializerTest {

  record Found(String item, long count, @Nullable String by, Map<String, Object> more) {}

  record Nameless(String text) {}

  static final PayloadTypes TYPES = () -> List.of(new PayloadType("test.found", 2, Found.class));

  final MimirSerializer serializer = new MimirSerializer(List.of(TYPES));

  static SerializedObject<byte[]> stored(String name, @Nullable String revision, String json) {
    return new SimpleSerializedObject<>(json.getBytes(UTF_8), byte[].class, name, revision);
  }

  @Test
  void writes_under_the_logical_name() {
    Found found = new Found("key", 3, null, Map.of("hp", 7L));

    SerializedObject<byte[]> stored = serializer.serialize(found, byte[].class);

    assertThat(stored.getType().getName()).isEqualTo("test.found");
    assertThat(stored.getType().getRevision()).isEqualTo("2");
    assertThat(new String(stored.getData(), UTF_8))
        .isEqualTo("{\"item\":\"key\",\"count\":3,\"more\":{\"hp\":7}}");
    assertThat(serializer.<byte[], Found>deserialize(stored)).isEqualTo(found);
  }

  @Test
  void writes_several_as_it_writes_each() {
    List<Object> objects =
        List.of(
            new Found("key", 3, "Hilda", Map.of("hp", 7L)),
            MetaData.with("tenant", "acme"),
            new Found("ké😀y", 4, null, Map.of()));

    try (MimirSerializer.Sheaf sheaf = serializer.sheaf()) {
      for (Object object : objects) {
        assertThat(sheaf.toBytes(object)).isEqualTo(serializer.toBytes(object));
      }
    }
  }

  @Test
  void writes_text_and_trees_too() {
    Found found = new Found("key", 3, "Hilda", Map.of());

    assertThat(serializer.serialize(found, String.class).getData()).contains("Hilda");
    SerializedObject<JsonNode> tree = serializer.serialize(found, JsonNode.class);
    assertThat(serializer.<JsonNode, Found>deserialize(tree)).isEqualTo(found);
  }

  @Test
  void refuses_to_store_what_has_no_name() {
    assertThatThrownBy(() -> serializer.serialize(new Nameless("x"), byte[].class))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void refuses_a_name_given_twice() {
    PayloadTypes again = () -> List.of(PayloadType.of("test.found", Nameless.class));

    assertThatThrownBy(() -> new MimirSerializer(List.of(TYPES, again)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void reads_an_unknown_name_as_unknown() {
    SerializedObject<byte[]> lost = stored("test.lost", "1", "{\"a\":1}");

    assertThat(serializer.classForType(lost.getType())).isEqualTo(UnknownSerializedType.class);
    assertThat(serializer.<byte[], Object>deserialize(lost))
        .isInstanceOfSatisfying(
            UnknownSerializedType.class,
            unknown -> assertThat(unknown.readData(String.class)).isEqualTo("{\"a\":1}"));
  }

  @Test
  void refuses_a_revision_that_no_upcaster_took_on() {
    assertThatThrownBy(() -> serializer.deserialize(stored("test.found", "1", "{}")))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("revision 1 of test.found");
  }

  @Test
  void keeps_metadata_as_a_flat_object_of_strings() {
    MetaData metadata = MetaData.with("tenant", "acme").and("count", 3).and("none", null);

    SerializedObject<byte[]> stored = serializer.serialize(metadata, byte[].class);

    assertThat(serializer.<byte[], MetaData>deserialize(stored))
        .isEqualTo(MetaData.with("tenant", "acme").and("count", "3"));
    assertThatThrownBy(
            () -> serializer.deserialize(stored("metadata", null, "{\"deep\":{\"a\":1}}")))
        .isInstanceOf(SerializationException.class);
  }
}
