package dev.mimir.interpreter;

import dev.mimir.engine.Evaluations.Evaluated;
import dev.mimir.engine.Evaluations.Failure;
import dev.mimir.expression.EvaluationException;
import dev.mimir.expression.Expression;
import dev.mimir.expression.Witness;
import dev.mimir.graph.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Takes down what the expressions of turns come to while these are decided again.
public final class EvaluationLog {
  /// Characters that are told of a value.
  private static final int MOST = 2_000;

  /// Characters that are told of a value that was read.
  private static final int MOST_READ = 500;

  private final long after;
  private final int limit;
  private final List<Evaluated> taken = new ArrayList<>();
  private final IdentityHashMap<Node<?>, FieldPaths> paths = new IdentityHashMap<>();
  private long next;

  /// @param after number of the last one that is passed over, -1 for none
  /// @param limit how many are taken at most
  public EvaluationLog(long after, int limit) {
    this.after = after;
    this.limit = limit;
  }

  /// What was taken, in the order of evaluation.
  public List<Evaluated> taken() {
    return Collections.unmodifiableList(taken);
  }

  /// Whether no more is taken.
  public boolean full() {
    return taken.size() >= limit;
  }

  /// @param sequence of the last event before the node runs
  /// @param owner the player to whom a value belongs that was made from some names
  Witness at(
      String frame,
      Node<?> node,
      long sequence,
      Function<Iterable<String>, @Nullable String> owner) {
    return new AtNode(frame, node, sequence, owner);
  }

  /// Sees the evaluations of one node.
  private final class AtNode implements Witness {
    private final String frame;
    private final Node<?> node;
    private final long sequence;
    private final Function<Iterable<String>, @Nullable String> owner;
    private final Map<String, Object> reads = new LinkedHashMap<>();

    private AtNode(
        String frame,
        Node<?> node,
        long sequence,
        Function<Iterable<String>, @Nullable String> owner) {
      this.frame = frame;
      this.node = node;
      this.sequence = sequence;
      this.owner = owner;
    }

    @Override
    public void read(String name, Object value) {
      reads.putIfAbsent(name, value);
    }

    @Override
    public void evaluated(Expression expression, Object value) {
      take(expression, value, null);
    }

    @Override
    public void failed(Expression expression, EvaluationException failure) {
      String message = String.valueOf(failure.getMessage());
      take(expression, null, new Failure(failure.code().name(), message));
    }

    private void take(Expression expression, @Nullable Object value, @Nullable Failure failure) {
      if (next > after && !full()) {
        taken.add(told(expression, value, failure));
      }
      next++;
      reads.clear();
    }

    private Evaluated told(
        Expression expression, @Nullable Object value, @Nullable Failure failure) {
      Excerpt excerpt = new Excerpt();
      Object told = value == null ? null : excerpt.of(value, MOST);
      Map<String, Object> read = new LinkedHashMap<>();
      reads.forEach((name, one) -> read.put(name, excerpt.of(one, MOST_READ)));
      return new Evaluated(
          next,
          sequence,
          frame,
          node.id(),
          paths.computeIfAbsent(node, it -> new FieldPaths(it.config())).of(expression),
          expression.source().strip(),
          told,
          failure,
          read,
          owner.apply(expression.references()),
          excerpt.cut());
    }
  }
}
