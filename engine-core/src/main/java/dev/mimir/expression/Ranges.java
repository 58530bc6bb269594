package dev.mimir.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which values an expression can have, given the bounds of what it reads: enough to tell that a
/// condition never holds. Unknown parts can have any value.
final class Ranges {

  private final Map<Long, Type> types;

  Ranges(Map<Long, Type> types) {
    this.types = types;
  }

  boolean neverTrue(CelExpr expression) {
    return !truth(expression).canBeTrue;
  }

  private sealed interface Range {
    Truth EITHER = new Truth(true, true);
    Range ANY = new Any();
  }

  private record Any() implements Range {}

  private record Truth(boolean canBeTrue, boolean canBeFalse) implements Range {}

  private record Numbers(@Nullable BigDecimal least, @Nullable BigDecimal most) implements Range {

    boolean canBeLess(Numbers other) {
      return least == null || other.most == null || least.compareTo(other.most) < 0;
    }

    boolean canEqual(Numbers other) {
      return !isBelow(other) && !other.isBelow(this);
    }

    private boolean isBelow(Numbers other) {
      return most != null && other.least != null && most.compareTo(other.least) < 0;
    }
  }

  private record Texts(Set<String> values) implements Range {}

  private Truth truth(CelExpr expression) {
    return range(expression) instanceof Truth truth ? truth : Range.EITHER;
  }

  private Range range(CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT -> constant(expression.constant());
      case CALL -> call(expression);
      default -> ofType(types.getOrDefault(expression.id(), Types.DYN));
    };
  }

  private static Range constant(CelConstant constant) {
    return switch (constant.getKind()) {
      case BOOLEAN_VALUE -> new Truth(constant.booleanValue(), !constant.booleanValue());
      case INT64_VALUE -> exactly(BigDecimal.valueOf(constant.int64Value()));
      case DOUBLE_VALUE -> exactly(new BigDecimal(constant.doubleValue()));
      case STRING_VALUE -> new Texts(Set.of(constant.stringValue()));
      default -> Range.ANY;
    };
  }

  private static Range exactly(BigDecimal number) {
    return new Numbers(number, number);
  }

  private static Range ofType(Type type) {
    return switch (type) {
      case Type.Int(var min, var max) -> new Numbers(decimal(min), decimal(max));
      case Type.Real(var min, var max) -> new Numbers(decimal(min), decimal(max));
      case Type.Enumeration(var values) -> new Texts(Set.copyOf(values));
      default -> Range.ANY;
    };
  }

  private static @Nullable BigDecimal decimal(@Nullable Number number) {
    return switch (number) {
      case null -> null;
      case Long whole -> BigDecimal.valueOf(whole);
      default -> new BigDecimal(number.doubleValue());
    };
  }

  private Range call(CelExpr expression) {
    List<CelExpr> arguments = expression.call().args();
    return switch (expression.call().function()) {
      case "_&&_" -> {
        List<Truth> all = arguments.stream().map(this::truth).toList();
        yield new Truth(
            all.stream().allMatch(Truth::canBeTrue), all.stream().anyMatch(Truth::canBeFalse));
      }
      case "_||_" -> {
        List<Truth> all = arguments.stream().map(this::truth).toList();
        yield new Truth(
            all.stream().anyMatch(Truth::canBeTrue), all.stream().allMatch(Truth::canBeFalse));
      }
      case "!_" -> not(truth(arguments.getFirst()));
      case "_<_" -> less(arguments.get(0), arguments.get(1));
      case "_>_" -> less(arguments.get(1), arguments.get(0));
      case "_<=_" -> not(less(arguments.get(1), arguments.get(0)));
      case "_>=_" -> not(less(arguments.get(0), arguments.get(1)));
      case "_==_" -> equal(range(arguments.get(0)), range(arguments.get(1)));
      case "_!=_" -> not(equal(range(arguments.get(0)), range(arguments.get(1))));
      case "@in" -> in(arguments.get(0), arguments.get(1));
      case "_?_:_" -> chosen(arguments);
      case "-_" -> negated(range(arguments.getFirst()));
      default -> ofType(types.getOrDefault(expression.id(), Types.DYN));
    };
  }

  private static Truth not(Truth truth) {
    return new Truth(/* canBeTrue= */ truth.canBeFalse, /* canBeFalse= */ truth.canBeTrue);
  }

  private Truth less(CelExpr left, CelExpr right) {
    return range(left) instanceof Numbers a && range(right) instanceof Numbers b
        ? new Truth(a.canBeLess(b), b.canBeLess(a) || a.canEqual(b))
        : Range.EITHER;
  }

  private static Truth equal(Range left, Range right) {
    return switch (left) {
      case Numbers a when right instanceof Numbers b -> new Truth(a.canEqual(b), true);
      case Texts(var a) when right instanceof Texts(var b) ->
          new Truth(a.stream().anyMatch(b::contains), true);
      default -> Range.EITHER;
    };
  }

  private Truth in(CelExpr element, CelExpr container) {
    if (container.getKind() != CelExpr.ExprKind.Kind.LIST) {
      return Range.EITHER;
    }
    Range wanted = range(element);
    boolean canBe =
        container.list().elements().stream()
            .anyMatch(other -> equal(wanted, range(other)).canBeTrue);
    return new Truth(canBe, true);
  }

  private Range chosen(List<CelExpr> arguments) {
    Truth asked = truth(arguments.get(0));
    List<Range> results = new ArrayList<>();
    if (asked.canBeTrue) {
      results.add(range(arguments.get(1)));
    }
    if (asked.canBeFalse) {
      results.add(range(arguments.get(2)));
    }
    return results.size() == 1 ? results.getFirst() : either(results.get(0), results.get(1));
  }

  private static Range either(Range left, Range right) {
    return switch (left) {
      case Truth a when right instanceof Truth b ->
          new Truth(a.canBeTrue || b.canBeTrue, a.canBeFalse || b.canBeFalse);
      case Texts(var a) when right instanceof Texts(var b) -> {
        Set<String> all = new HashSet<>(a);
        all.addAll(b);
        yield new Texts(all);
      }
      default -> Range.ANY;
    };
  }

  private static Range negated(Range range) {
    return range instanceof Numbers(var least, var most)
        ? new Numbers(most == null ? null : most.negate(), least == null ? null : least.negate())
        : Range.ANY;
  }
}
