package dev.mimir.web.openapi;

import dev.mimir.web.http.ErrorCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a handler method answers, as far as its signature does not say it. Failures that any
/// request can meet need not be named.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {

  /// Statuses of success.
  int[] status() default 200;

  /// Media type of success; what is not JSON has no envelope.
  String media() default "application/json";

  /// Whether the items of the data can be had as CSV too.
  boolean csv() default false;

  /// Type of the data in the envelope, where the return type does not tell.
  Class<?> data() default Void.class;

  /// The ways to fail.
  ErrorCode[] fails() default {};
}
