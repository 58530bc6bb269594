package dev.mimir.axon.serialization;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.ByteArrayToJsonNodeConverter;
import org.axonframework.serialization.jackson3.JsonNodeToByteArrayConverter;
import org.axonframework.serialization.jackson3.JsonNodeToObjectNodeConverter;
import org.axonframework.serialization.jackson3.ObjectNodeToJsonNodeConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// JSON under logical names: what is not in the vocabulary cannot be stored, and no class name is.
///
/// A stored name that is not in the vocabulary reads as [UnknownSerializedType]. A known name in a
/// revision other than today's, which no upcaster took on, is a [SerializationException]: reading
/// it as if it were today's could change its meaning. A type without a revision (tokens) is read as
/// it stands.
public final class MimirSerializer implements Serializer {

  private record Codec(
      SerializedType type, Class<?> target, ObjectWriter writer, ObjectReader reader) {}

  private final Map<Class<?>, Codec> byClass = new HashMap<>();
  private final Map<String, Codec> byName = new HashMap<>();
  private final ChainingConverter converter = new ChainingConverter();
  private final ObjectWriter several;

  /// @param contributions to the vocabulary, the framework's own types aside
  public MimirSerializer(List<? extends PayloadTypes> contributions) {
    List<PayloadTypes> all = new ArrayList<>(contributions);
    all.add(new StoredAxonTypes());
    JsonMapper json = StoredJson.mapper(all);
    several = json.writer().withRootValueSeparator("");
    new StoredTypes(all).all().forEach(type -> add(type, json));
    // the framework asks for metadata by its class name; it is never stored
    byName.put(MetaData.class.getName(), Objects.requireNonNull(byClass.get(MetaData.class)));
    converter.registerConverter(new JsonNodeToByteArrayConverter(json));
    converter.registerConverter(new ByteArrayToJsonNodeConverter(json));
    converter.registerConverter(new JsonNodeToObjectNodeConverter());
    converter.registerConverter(new ObjectNodeToJsonNodeConverter());
  }

  private void add(PayloadType type, JsonMapper json) {
    SerializedType stored =
        new SimpleSerializedType(type.name(), Integer.toString(type.revision()));
    Codec codec =
        new Codec(stored, type.type(), json.writerFor(type.type()), json.readerFor(type.type()));
    byClass.put(type.type(), codec);
    byName.put(type.name(), codec);
  }

  /// The stored form; as bytes it is UTF-8 JSON.
  ///
  /// @throws SerializationException when the object's class has no logical name
  public byte[] toBytes(Object object) {
    try {
      return codec(object.getClass()).writer.writeValueAsBytes(object);
    } catch (JacksonException e) {
      throw new SerializationException(
          "cannot write a " + codec(object.getClass()).type.getName(), e);
    }
  }

  /// Writes several objects, one after the other, with less ado than each by itself.
  public Sheaf sheaf() {
    return new Sheaf();
  }

  /// See {@link #sheaf}; for one thread.
  public final class Sheaf implements AutoCloseable {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private final JsonGenerator json = several.createGenerator(out);

    private Sheaf() {}

    /// The same bytes as {@link MimirSerializer#toBytes}.
    public byte[] toBytes(Object object) {
      Codec codec = codec(object.getClass());
      try {
        out.reset();
        codec.writer.writeValue(json, object);
        json.flush();
        return out.toByteArray();
      } catch (JacksonException e) {
        throw new SerializationException("cannot write a " + codec.type.getName(), e);
      }
    }

    @Override
    public void close() {
      json.close();
    }
  }

  @Override
  public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
    if (object == null) {
      return new SimpleSerializedObject<>(
          converter.convert("null".getBytes(StandardCharsets.UTF_8), representation),
          representation,
          SerializedType.emptyType());
    }
    return new SimpleSerializedObject<>(
        converter.convert(toBytes(object), representation),
        representation,
        typeForClass(object.getClass()));
  }

  @Override
  public <T> boolean canSerializeTo(Class<T> representation) {
    return converter.canConvert(byte[].class, representation);
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <S, T> @Nullable T deserialize(SerializedObject<S> stored) {
    SerializedType type = stored.getType();
    if (SerializedType.emptyType().equals(type)) {
      return null;
    }
    Codec codec = byName.get(type.getName());
    if (codec == null) {
      return (T) new UnknownSerializedType(this, stored);
    }
    if (type.getRevision() != null && !type.getRevision().equals(codec.type.getRevision())) {
      throw new SerializationException(
          "no upcaster leads from revision %s of %s to %s"
              .formatted(type.getRevision(), type.getName(), codec.type.getRevision()));
    }
    return (T) read(codec, stored);
  }

  private Object read(Codec codec, SerializedObject<?> stored) {
    try {
      return stored.getData() instanceof JsonNode tree
          ? codec.reader.readValue(tree)
          : codec.reader.readValue(converter.convert(stored, byte[].class).getData());
    } catch (JacksonException e) {
      throw new SerializationException("cannot read a stored " + codec.type.getName(), e);
    }
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    if (SerializedType.emptyType().equals(type)) {
      return Void.class;
    }
    Codec codec = byName.get(type.getName());
    return codec == null ? UnknownSerializedType.class : codec.target;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public SerializedType typeForClass(@Nullable Class type) {
    return type == null || type == Void.class || type == Void.TYPE
        ? SerializedType.emptyType()
        : codec(type).type;
  }

  private Codec codec(Class<?> type) {
    Codec codec = byClass.get(type);
    if (codec == null) {
      throw new SerializationException(
          type.getSimpleName() + " has no logical name to be stored by");
    }
    return codec;
  }

  @Override
  public Converter getConverter() {
    return converter;
  }
}
