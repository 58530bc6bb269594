package dev.mimir.projection;

import dev.mimir.value.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// JSON as PostgreSQL can store it: every string and member name as {@link StorableText} gives it.
/// What is equal is written alike: members of maps and elements of sets in their natural order.
public final class StorableJson {
  private static final JsonMapper MAPPER =
      Json.MAPPER
          .rebuild()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .addModule(
              new SimpleModule("storable")
                  .addSerializer(String.class, new Value())
                  .addSerializer(Set.class, new Elements())
                  .addKeySerializer(String.class, new Key()))
          .build();

  private StorableJson() {}

  /// A value as JSON.
  public static JSONB of(Object value) {
    return JSONB.jsonb(MAPPER.writeValueAsString(value));
  }

  /// What was stored, or null when nothing was.
  public static <T> @Nullable T read(@Nullable JSONB json, Class<T> type) {
    return json == null ? null : MAPPER.readValue(json.data(), type);
  }

  private static final class Value extends ValueSerializer<String> {
    @Override
    public void serialize(String text, JsonGenerator json, SerializationContext context) {
      json.writeString(StorableText.of(text));
    }
  }

  @SuppressWarnings("rawtypes")
  private static final class Elements extends ValueSerializer<Set> {
    @Override
    public void serialize(Set set, JsonGenerator json, SerializationContext context) {
      json.writeStartArray();
      for (Object element : new TreeSet<Object>(List.of(set.toArray()))) {
        context.writeValue(json, element);
      }
      json.writeEndArray();
    }
  }

  private static final class Key extends ValueSerializer<String> {
    @Override
    public void serialize(String name, JsonGenerator json, SerializationContext context) {
      json.writeName(StorableText.of(name));
    }
  }
}
