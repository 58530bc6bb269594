package dev.mimir.web.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mimir.engine.Fairness;
import dev.mimir.engine.SessionView;
import dev.mimir.projection.Slice;
import dev.mimir.value.Json;
import java.util.Locale;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// JSON as the API reads and writes it.
public final class WebJson {

  /// For answers. Members without a value are left out, save those of a session's view and its
  /// waits, of fairness and of slices, which always have all of them.
  public static final JsonMapper ANSWERS =
      Json.MAPPER
          .rebuild()
          .addMixIn(SessionView.class, AllMembers.class)
          .addMixIn(SessionView.Awaiting.class, AllMembers.class)
          .addMixIn(Fairness.class, AllMembers.class)
          .addMixIn(Slice.class, AllMembers.class)
          .build();

  /// For requests: nothing is unknown, nothing stands twice, nothing is taken for what it is not.
  static final JsonMapper REQUESTS =
      Json.STRICT
          .rebuild()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private WebJson() {}

  /// Whether a type's members are written even when null.
  public static boolean writesNulls(Class<?> type) {
    return ANSWERS.serializationConfig().findMixInClassFor(type) == AllMembers.class;
  }

  /// The name of a record's component in JSON.
  public static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /// Marks a record whose members are written even when null.
  @JsonInclude(JsonInclude.Include.ALWAYS)
  private interface AllMembers {}
}
