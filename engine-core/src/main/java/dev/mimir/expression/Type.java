package dev.mimir.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The static type of a value, finer than CEL's own: with bounds, values and known keys, so that a
/// typing error in a name is found when a graph is published and not when it is played.
public sealed interface Type {

  /// The type in a designer's words, e.g. `list of int`.
  String describe();

  /// A 64 bit integer (`Long`) within bounds, both included.
  record Int(@Nullable Long min, @Nullable Long max) implements Type {
    @Override
    public String describe() {
      return "int";
    }
  }

  /// A finite `Double` within bounds, both included.
  record Real(@Nullable Double min, @Nullable Double max) implements Type {
    @Override
    public String describe() {
      return "double";
    }
  }

  record Bool() implements Type {
    @Override
    public String describe() {
      return "bool";
    }
  }

  record Str() implements Type {
    @Override
    public String describe() {
      return "string";
    }
  }

  /// A `String` out of a few.
  record Enumeration(List<String> values) implements Type {
    public Enumeration {
      values = List.copyOf(values);
    }

    @Override
    public String describe() {
      return "one of " + String.join(", ", values);
    }
  }

  record ListOf(Type of) implements Type {
    @Override
    public String describe() {
      return "list of " + of.describe();
    }
  }

  /// A map with any text as key.
  record MapOf(Type of) implements Type {
    @Override
    public String describe() {
      return "map of " + of.describe();
    }
  }

  /// A map whose keys are known beforehand, e.g. `visits`. Reading another key by a literal is a
  /// problem of the code `unknown`; by a computed key it is an error when evaluated.
  record Keyed(Set<String> keys, Type of, ProblemCode unknown) implements Type {
    public Keyed {
      keys = Collections.unmodifiableSet(new TreeSet<>(keys));
    }

    public Keyed(Set<String> keys, Type of) {
      this(keys, of, ProblemCode.EXPRESSION);
    }

    @Override
    public String describe() {
      return "map of " + of.describe();
    }
  }

  /// A map with a type for each of its fields; a field may be absent when evaluated (`has(x.y)`).
  record Struct(Map<String, Type> fields) implements Type {
    public Struct {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String describe() {
      return "object with " + String.join(", ", fields.keySet());
    }
  }

  /// A point in time (`Instant`).
  record Timestamp() implements Type {
    @Override
    public String describe() {
      return "timestamp";
    }
  }

  record Dyn() implements Type {
    @Override
    public String describe() {
      return "any value";
    }
  }

  /// Whether a value of `actual` may stand where this type is expected, as far as that can be known
  /// before it is evaluated. An int may stand for a double, not the reverse.
  default boolean accepts(Type actual) {
    if (actual instanceof Dyn || this instanceof Dyn) {
      return true;
    }
    return switch (this) {
      case Real _ -> actual instanceof Real || actual instanceof Int;
      case Int _ -> actual instanceof Int;
      case Bool _ -> actual instanceof Bool;
      case Timestamp _ -> actual instanceof Timestamp;
      case Str _ -> actual instanceof Str || actual instanceof Enumeration;
      case Enumeration(var values) ->
          actual instanceof Str
              || (actual instanceof Enumeration(var others) && values.containsAll(others));
      case ListOf(var of) -> actual instanceof ListOf(var other) && of.accepts(other);
      case MapOf(var of) -> acceptsEntries(of, actual);
      case Keyed(_, var of, _) -> acceptsEntries(of, actual);
      case Struct _ -> isMap(actual);
      case Dyn _ -> true;
    };
  }

  private static boolean acceptsEntries(Type of, Type actual) {
    return switch (actual) {
      case MapOf(var other) -> of.accepts(other);
      case Keyed(_, var other, _) -> of.accepts(other);
      case Struct(var fields) -> fields.values().stream().allMatch(of::accepts);
      default -> false;
    };
  }

  private static boolean isMap(Type type) {
    return type instanceof MapOf || type instanceof Keyed || type instanceof Struct;
  }
}
