package dev.mimir.graph.shape;

import dev.mimir.expression.Environment;
import dev.mimir.expression.Type;
import dev.mimir.graph.ProblemCode;
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

  /// Another graph that can be called.
  ///
  /// @param version null for the one to be pinned
  Callee graph(String id, @Nullable Integer version);

  /// What came of looking for another graph.
  sealed interface Callee {
    /// It can be called.
    ///
    /// @param name its id and version, `id@version`
    record Known(String name, Vocabulary vocabulary) implements Callee {}

    /// It cannot.
    record Unknown(ProblemCode code, String message) implements Callee {}
  }

  /// Takes note that names were read.
  void read(Collection<String> names);

  /// Takes note that a variable is written.
  void written(String name);
}
