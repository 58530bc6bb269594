package dev.mimir.axon.serialization;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Metadata as one flat JSON object of strings; an entry without a value is left out.
final class MetaDataJson {

  private MetaDataJson() {}

  static SimpleModule module() {
    return new SimpleModule("metadata")
        .addSerializer(MetaData.class, new Writer())
        .addDeserializer(MetaData.class, new Reader());
  }

  private static final class Writer extends StdSerializer<MetaData> {
    Writer() {
      super(MetaData.class);
    }

    @Override
    public void serialize(MetaData value, JsonGenerator json, SerializationContext context) {
      json.writeStartObject();
      for (Map.Entry<String, Object> entry : value.entrySet()) {
        if (entry.getValue() != null) {
          json.writeStringProperty(entry.getKey(), entry.getValue().toString());
        }
      }
      json.writeEndObject();
    }
  }

  private static final class Reader extends StdDeserializer<MetaData> {
    Reader() {
      super(MetaData.class);
    }

    @Override
    public MetaData deserialize(JsonParser json, DeserializationContext context) {
      Map<String, Object> values = new HashMap<>();
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        JsonToken token = json.nextToken();
        if (token.isStructStart()) {
          return (MetaData) context.handleUnexpectedToken(MetaData.class, json);
        }
        values.put(name, json.getString());
      }
      return MetaData.from(values);
    }
  }
}
