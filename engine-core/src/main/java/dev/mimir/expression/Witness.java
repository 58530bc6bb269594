package dev.mimir.expression;

/// Sees what evaluations read and what they come to. It changes nothing.
public interface Witness {

  /// A name was read.
  ///
  /// @param value of the variable, the built-in, or what a computed variable came to
  void read(String name, Object value);

  /// An expression came to a value; those of a template each for itself.
  void evaluated(Expression expression, Object value);

  /// An expression came to nothing.
  void failed(Expression expression, EvaluationException failure);
}
