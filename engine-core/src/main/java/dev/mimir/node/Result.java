package dev.mimir.node;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The type that an expression in a config must have, or that is written to a variable.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Result {
  Kind value();

  /// Types that a place can ask for.
  enum Kind {
    BOOL,
    INT,
    NUMBER,
    STRING,
    LIST
  }
}
