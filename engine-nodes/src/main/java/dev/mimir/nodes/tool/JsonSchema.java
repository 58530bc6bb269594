package dev.mimir.nodes.tool;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import dev.mimir.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A JSON Schema (2020-12) from inside or outside. It refers to nothing but itself, and its
/// patterns are RE2 expressions, so that checking a value takes time in proportion to its size.
public final class JsonSchema {
  private static final int MOST_PROBLEMS = 5;
  private static final int LONGEST_PATTERN = 1_000;

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry
                  .schemaCacheEnabled(false)
                  .schemaLoader(loader -> loader.allow(_ -> false))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .regularExpressionFactory(JsonSchema::pattern)
                          .pathType(PathType.JSON_POINTER)
                          .build()));
  private final Schema schema;

  /// @throws IllegalArgumentException unless {@link #problems} finds none
  public JsonSchema(Map<String, Object> source) {
    try {
      JsonNode json = Json.MAPPER.valueToTree(source);
      this.schema = REGISTRY.getSchema(json);
      schema.initializeValidators();
    } catch (SchemaException | PatternSyntaxException | StackOverflowError wrong) {
      throw new IllegalArgumentException("not a JSON Schema: " + wrong.getMessage(), wrong);
    }
  }

  /// All that keeps an object from being a schema here.
  public static List<String> problems(Map<String, Object> source) {
    JsonNode json = Json.MAPPER.valueToTree(source);
    List<String> problems = new ArrayList<>();
    References.check(json, problems);
    if (problems.isEmpty()) {
      said(OfSchemas.SCHEMA, json, problems);
    }
    if (problems.isEmpty()) {
      compile(source, problems);
    }
    return problems;
  }

  private static void compile(Map<String, Object> source, List<String> problems) {
    try {
      new JsonSchema(source).problemsOf(Map.of());
    } catch (IllegalArgumentException wrong) {
      problems.add(String.valueOf(wrong.getMessage()));
    }
  }

  private static RegularExpression pattern(String source) {
    if (source.length() > LONGEST_PATTERN) {
      throw new SchemaException("a pattern has more than " + LONGEST_PATTERN + " characters");
    }
    try {
      Pattern pattern = Pattern.compile(source);
      return value -> pattern.matcher(value).find();
    } catch (PatternSyntaxException wrong) {
      throw new SchemaException("the pattern '" + source + "' is no RE2 expression");
    }
  }

  /// What is wrong with a value: where, as a JSON pointer, and what; the first few.
  ///
  /// @param value plain values or JSON
  public List<String> problemsOf(Object value) {
    JsonNode json = value instanceof JsonNode node ? node : Json.MAPPER.valueToTree(value);
    List<String> problems = new ArrayList<>();
    said(schema, json, problems);
    return problems;
  }

  private static void said(Schema schema, JsonNode json, List<String> problems) {
    try {
      for (Error error : schema.validate(json)) {
        if (problems.size() < MOST_PROBLEMS) {
          problems.add(said(error));
        }
      }
    } catch (SchemaException wrong) {
      problems.add(String.valueOf(wrong.getMessage()));
    } catch (StackOverflowError _) {
      problems.add("the schema refers to itself without end");
    }
  }

  private static String said(Error error) {
    String at = error.getInstanceLocation().toString();
    return (at.isEmpty() ? "" : at + ": ") + error.getMessage();
  }

  /// The schema of schemas; loaded when one is checked for the first time.
  private static final class OfSchemas {
    private static final Schema SCHEMA =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
  }
}
