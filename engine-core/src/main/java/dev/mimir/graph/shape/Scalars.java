package dev.mimir.graph.shape;

import dev.mimir.graph.ProblemCode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Shapes of plain values.
final class Scalars {
  private Scalars() {}

  record Text(long min, long max) implements Shape<String> {
    @Override
    public @Nullable String read(JsonNode json, Pointer at, Names names) {
      if (!json.isString()) {
        return wrong(json, at, names, "a text");
      }
      String text = json.stringValue();
      if (text.length() < min || text.length() > max) {
        names.problem(ProblemCode.SCHEMA, at, "has to have " + span(min, max) + " characters");
        return null;
      }
      return text;
    }

    @Override
    public ObjectNode schema() {
      ObjectNode schema = Schemas.type("string");
      if (min > 0) {
        schema.put("minLength", min);
      }
      return max == Long.MAX_VALUE ? schema : schema.put("maxLength", max);
    }
  }

  record Whole(long min, long max, boolean small) implements Shape<Number> {
    @Override
    public @Nullable Number read(JsonNode json, Pointer at, Names names) {
      if (!json.isNumber() || !json.canConvertToExactIntegral() || !json.canConvertToLong()) {
        return wrong(json, at, names, "a whole number");
      }
      long value = json.longValue();
      if (value < min || value > max) {
        names.problem(ProblemCode.SCHEMA, at, value + " is not within " + span(min, max));
        return null;
      }
      return small ? (Number) Math.toIntExact(value) : (Number) value;
    }

    @Override
    public ObjectNode schema() {
      ObjectNode schema = Schemas.type("integer");
      if (min != Long.MIN_VALUE) {
        schema.put("minimum", min);
      }
      return max == Long.MAX_VALUE ? schema : schema.put("maximum", max);
    }
  }

  record Real() implements Shape<Double> {
    @Override
    public @Nullable Double read(JsonNode json, Pointer at, Names names) {
      double value = json.isNumber() ? json.decimalValue().doubleValue() : Double.NaN;
      return Double.isFinite(value) ? (Double) value : wrong(json, at, names, "a number");
    }

    @Override
    public ObjectNode schema() {
      return Schemas.type("number");
    }
  }

  record Truth() implements Shape<Boolean> {
    @Override
    public @Nullable Boolean read(JsonNode json, Pointer at, Names names) {
      return json.isBoolean()
          ? (Boolean) json.booleanValue()
          : wrong(json, at, names, "true or false");
    }

    @Override
    public ObjectNode schema() {
      return Schemas.type("boolean");
    }
  }

  record Time() implements Shape<Duration> {
    private static final Duration LONGEST = Duration.ofDays(36_525);

    @Override
    public @Nullable Duration read(JsonNode json, Pointer at, Names names) {
      try {
        Duration duration = json.isString() ? Duration.parse(json.stringValue()) : null;
        if (duration != null && !duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
          return duration;
        }
      } catch (DateTimeParseException _) {
        // told below
      }
      return wrong(json, at, names, "a duration such as PT30S, of at most 100 years");
    }

    @Override
    public ObjectNode schema() {
      return Schemas.type("string").put("format", "duration");
    }
  }

  record Constant<E extends Enum<E>>(Class<E> type) implements Shape<E> {
    @Override
    public @Nullable E read(JsonNode json, Pointer at, Names names) {
      for (E value : values()) {
        if (json.isString() && name(value).equals(json.stringValue())) {
          return value;
        }
      }
      return wrong(json, at, names, "one of " + String.join(", ", all()));
    }

    @Override
    public ObjectNode schema() {
      ObjectNode schema = Schemas.type("string");
      all().forEach(schema.putArray("enum")::add);
      return schema;
    }

    private E[] values() {
      return Objects.requireNonNull(type.getEnumConstants());
    }

    private List<String> all() {
      return Arrays.stream(values()).map(Constant::name).toList();
    }

    private static String name(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT);
    }
  }

  record Raw() implements Shape<JsonNode> {
    @Override
    public JsonNode read(JsonNode json, Pointer at, Names names) {
      return json;
    }

    @Override
    public ObjectNode schema() {
      return Schemas.any();
    }
  }

  record Plain() implements Shape<Object> {
    @Override
    public @Nullable Object read(JsonNode json, Pointer at, Names names) {
      Object value = PlainValues.of(json);
      return value == null ? wrong(json, at, names, "a value other than null") : value;
    }

    @Override
    public ObjectNode schema() {
      return Schemas.any();
    }
  }

  /// Reports that something else was expected; gives null, of any type.
  @SuppressWarnings("TypeParameterUnusedInFormals")
  static <T> @Nullable T wrong(JsonNode json, Pointer at, Names names, String expected) {
    names.problem(ProblemCode.SCHEMA, at, "expected " + expected + ", not " + described(json));
    return null;
  }

  private static String described(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case STRING -> "the text " + shortened(json.toString());
      case NULL, MISSING -> "null";
      default -> shortened(json.toString());
    };
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "…";
  }

  private static String span(long min, long max) {
    if (min == Long.MIN_VALUE) {
      return "at most " + max;
    }
    return max == Long.MAX_VALUE ? "at least " + min : min + " to " + max;
  }
}
