package dev.mimir.web.http;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/// Notices what is missing in a {@link WholeBody}, which its schema says too.
final class Missing {
  private Missing() {}

  /// @throws ApiException when something is missing
  static void none(WholeBody body) {
    Checks checks = new Checks();
    for (RecordComponent component : body.getClass().getRecordComponents()) {
      boolean may = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      checks.that(
          may || value(body, component) != null,
          "/" + WebJson.snakeCase(component.getName()),
          "Is missing.");
    }
    checks.done();
  }

  private static @Nullable Object value(Object body, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(body);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
