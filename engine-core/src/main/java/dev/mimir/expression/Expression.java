package dev.mimir.expression;

import dev.cel.runtime.Program;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A compiled expression; it may be evaluated by any number of threads.
public final class Expression {

  private final String source;
  private final Type type;
  private final @Nullable Type expected;
  private final Program program;
  private final Definitions definitions;
  private final Set<String> references;
  private final boolean neverTrue;
  private final @Nullable Object constant;

  Expression(
      Checked checked,
      @Nullable Type expected,
      Program program,
      Definitions definitions,
      Set<String> references) {
    this.source = checked.source();
    this.type = checked.type();
    this.expected = expected;
    this.program = program;
    this.definitions = definitions;
    this.references = Set.copyOf(references);
    this.constant = references.isEmpty() ? folded() : null;
    this.neverTrue = checked.neverTrue() || Boolean.FALSE.equals(constant);
  }

  private @Nullable Object folded() {
    try {
      return evaluate(Scope.EMPTY);
    } catch (EvaluationException _) {
      return null;
    }
  }

  /// The value for the given scope.
  ///
  /// @return `Long`, `Double`, `Boolean`, `String`, `Instant`, or an unmodifiable `List` or `Map`
  ///   of such; where a type was expected at compile time, a value of that type (its bounds are
  ///   left to the caller)
  /// @throws EvaluationException when the values do not allow it, or a limit is reached
  public Object evaluate(Scope scope) {
    return Evaluation.of(definitions, scope, () -> value(Evaluation.current()));
  }

  Object value(Evaluation evaluation) {
    Witness witness = evaluation.witness();
    return witness == null ? result(evaluation) : seen(evaluation, witness);
  }

  private Object seen(Evaluation evaluation, Witness witness) {
    try {
      Object value = result(evaluation);
      witness.evaluated(this, value);
      return value;
    } catch (Fault fault) {
      witness.failed(this, fault.exception());
      throw fault;
    }
  }

  private Object result(Evaluation evaluation) {
    Object value = Values.plain(evaluation.run(program));
    return expected == null ? value : Values.coerce(expected, value, source);
  }

  /// What is known of the type before it is evaluated.
  public Type type() {
    return type;
  }

  public String source() {
    return source;
  }

  /// The names of variables and built-ins that are read, also through computed variables (which are
  /// among them) and functions.
  public Set<String> references() {
    return references;
  }

  /// The value when it is the same in every scope.
  public Optional<Object> constant() {
    return Optional.ofNullable(constant);
  }

  /// Whether it is provably false, whatever the values within their bounds.
  public boolean neverTrue() {
    return neverTrue;
  }

  @Override
  public String toString() {
    return source;
  }
}
