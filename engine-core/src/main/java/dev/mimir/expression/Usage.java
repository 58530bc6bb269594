package dev.mimir.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an expression does with names, as far as its text tells: for tools that look for values
/// that make a difference.
///
/// @param names that it mentions, loop variables among them
/// @param meetings the calls in which names meet constants
public record Usage(Set<String> names, List<Meeting> meetings) {
  private static final Set<String> LOGIC =
      Set.of("_&&_", "_||_", "!_", "_?_:_", "@not_strictly_false");

  /// A call, such as a comparison or a sum, in which names meet constants.
  ///
  /// @param remainder whether it is one of division, which comes round again and again
  /// @param names mentioned in it, e.g. `input` for `input.text`
  /// @param constants `Long`, `Double` and `String`
  /// @param data paths of members of `data`, e.g. `[words, secret]` for `data.words.secret`
  public record Meeting(
      boolean remainder, Set<String> names, Set<Object> constants, Set<List<String>> data) {}

  /// Reads an expression; one that cannot be parsed has no names.
  public static Usage of(String source) {
    return Checker.written(source).map(Usage::of).orElseGet(() -> new Usage(Set.of(), List.of()));
  }

  private static Usage of(CelExpr root) {
    List<Meeting> meetings =
        Trees.all(root)
            .filter(Usage::compares)
            .map(Usage::meeting)
            .filter(meeting -> !meeting.names().isEmpty())
            .toList();
    return new Usage(names(root), meetings);
  }

  private static boolean compares(CelExpr expression) {
    return expression.getKind() == CelExpr.ExprKind.Kind.CALL
        && !LOGIC.contains(expression.call().function());
  }

  private static Meeting meeting(CelExpr call) {
    Set<Object> constants = new LinkedHashSet<>();
    Set<List<String>> data = new LinkedHashSet<>();
    Trees.all(call)
        .forEach(part -> {
          Object constant = constant(part);
          if (constant != null) {
            constants.add(constant);
          }
          List<String> path = path(part);
          if (path.size() > 1 && path.getFirst().equals("data")) {
            data.add(List.copyOf(path.subList(1, path.size())));
          }
        });
    return new Meeting(call.call().function().equals("_%_"), names(call), constants, data);
  }

  private static Set<String> names(CelExpr expression) {
    return Trees.all(expression)
        .filter(part -> part.getKind() == CelExpr.ExprKind.Kind.IDENT)
        .map(part -> part.ident().name())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static @Nullable Object constant(CelExpr part) {
    if (part.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
      return null;
    }
    CelConstant constant = part.constant();
    return switch (constant.getKind()) {
      case INT64_VALUE -> (Object) constant.int64Value();
      case DOUBLE_VALUE -> constant.doubleValue();
      case STRING_VALUE -> constant.stringValue();
      default -> null;
    };
  }

  /// The members from a name on; empty for anything else.
  private static List<String> path(CelExpr part) {
    if (part.getKind() == CelExpr.ExprKind.Kind.IDENT) {
      return List.of(part.ident().name());
    }
    if (part.getKind() != CelExpr.ExprKind.Kind.SELECT) {
      return List.of();
    }
    List<String> before = path(part.select().operand());
    if (before.isEmpty()) {
      return before;
    }
    List<String> all = new ArrayList<>(before);
    all.add(part.select().field());
    return all;
  }
}
