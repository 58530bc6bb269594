package dev.mimir.graph.shape;

import dev.mimir.expression.Environment;
import dev.mimir.expression.Type;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one graph or fragment declares.
public interface Vocabulary {

  /// What expressions see, with some names more.
  Environment environment(Map<String, Type> more);

  /// The type of a variable; null when there is none.
  @Nullable Type variable(String name);

  /// Whether a variable is computed.
  boolean computed(String name);

  /// The names of all variables.
  Collection<String> variables();

  /// The inputs, when this is a fragment.
  Map<String, Type> inputs();

  Collection<String> items();

  Collection<String> characters();

  Collection<String> fragments();

  /// What a fragment declares; null when there is none of that name.
  @Nullable Vocabulary fragment(String name);

  /// Takes note that names were read.
  void read(Collection<String> names);

  /// Takes note that a variable is written.
  void written(String name);
}
