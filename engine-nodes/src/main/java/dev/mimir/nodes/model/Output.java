package dev.mimir.nodes.model;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mimir.effect.EffectException;
import dev.mimir.nodes.model.ChatException.Kind;
import dev.mimir.value.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Checks answers against the JSON Schema (2020-12) that they have to fit.
final class Output {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaCacheEnabled(false));
  private static final Schema OF_SCHEMAS =
      REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

  private final @Nullable Schema schema;

  private Output(@Nullable Schema schema) {
    this.schema = schema;
  }

  /// @param schema null when any text will do
  /// @throws EffectException when it is none that can be used
  static Output of(@Nullable Map<String, Object> schema) throws EffectException {
    if (schema == null) {
      return new Output(null);
    }
    JsonNode json = Json.MAPPER.valueToTree(schema);
    List<Error> errors = OF_SCHEMAS.validate(json);
    if (!errors.isEmpty()) {
      throw unusable(line(errors.getFirst()));
    }
    try {
      Schema compiled = REGISTRY.getSchema(json);
      compiled.initializeValidators();
      return new Output(compiled);
    } catch (SchemaException e) {
      throw unusable(String.valueOf(e.getMessage()));
    }
  }

  private static EffectException unusable(String reason) {
    return EffectException.permanent(
        "INVALID_SCHEMA", "The schema cannot be used: " + reason + ".");
  }

  private static String line(Error error) {
    return error.getInstanceLocation() + ": " + error.getMessage();
  }

  /// What an answer says; null when any text will do, and when it calls tools instead.
  ///
  /// @throws ChatException `INVALID_OUTPUT` when it does not fit
  @Nullable Object read(ChatReply reply) throws ChatException {
    if (schema == null || !reply.toolCalls().isEmpty()) {
      return null;
    }
    JsonNode json = PlainJson.read(reply.text());
    if (json == null) {
      throw invalid(reply.finish() == ChatReply.Finish.LENGTH ? "it breaks off" : "it is no JSON");
    }
    List<Error> errors = schema.validate(json);
    if (!errors.isEmpty()) {
      throw invalid(line(errors.getFirst()));
    }
    Object value = PlainJson.value(json);
    if (value == null) {
      throw invalid("it is null");
    }
    return value;
  }

  private static ChatException invalid(String reason) {
    return new ChatException(
        Kind.INVALID_OUTPUT, "The answer does not fit the schema: " + reason + ".");
  }
}
