package dev.mimir.node;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a config record that may stand for each element of a list: the expressions of its other
/// members see the element under a name.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Element {
  /// The member that holds the expression of the list.
  String of();

  /// The member that may name the element.
  String as();

  /// The element's name when that member is absent.
  String otherwise() default "item";
}
