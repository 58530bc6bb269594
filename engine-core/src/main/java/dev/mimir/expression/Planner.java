package dev.mimir.expression;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelContainer;
import dev.cel.common.types.DefaultTypeProvider;
import dev.cel.common.values.CelValueConverter;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import dev.cel.runtime.planner.ProgramPlanner;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plans checked trees with CEL's planner runtime.
///
/// The planner is built by hand and not by `CelRuntimeFactory`, for one reason: the factory's value
/// converter walks through every list and map each time it is read, so that `visits.tavern` would
/// cost as much as the graph has nodes. Our values are plain Java already and need no conversion.
final class Planner {

  private final ProgramPlanner planner;

  Planner(Iterable<Library.Designed> functions) {
    this.planner =
        ProgramPlanner.newPlanner(
            DefaultTypeProvider.getInstance(),
            (_, _) -> Optional.empty(),
            Library.dispatcher(functions),
            new AsIs(),
            CelContainer.newBuilder().build(),
            Checker.OPTIONS,
            ImmutableSet.of());
  }

  Program plan(CelAbstractSyntaxTree tree) {
    try {
      return planner.plan(tree);
    } catch (CelEvaluationException e) {
      throw new IllegalStateException("A checked expression could not be planned", e);
    }
  }

  private static final class AsIs extends CelValueConverter {

    @Override
    public Object toRuntimeValue(@Nullable Object value) {
      return value == null ? NullValue.NULL_VALUE : value;
    }

    @Override
    public @Nullable Object maybeUnwrap(@Nullable Object value) {
      return value;
    }
  }
}
