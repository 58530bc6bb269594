package dev.mimir.nodes.input;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.mimir.expression.Types;
import dev.mimir.node.Doc;
import dev.mimir.node.NodeSpec.Report;
import dev.mimir.node.Range;
import dev.mimir.session.InputRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be answered.
///
/// @param type kind of value; text when absent
/// @param min smallest number, included
/// @param max largest number, included
/// @param minLength fewest characters; 1 when absent
/// @param maxLength most characters
/// @param pattern RE2 expression that the whole text must match
/// @param oneOf the only values that fit
@Doc("What may be answered.")
public record Input(
    @Doc(
            "`text` (default), `int`, `double` or `bool`; `string`, `integer`, `number` and"
                + " `boolean` say the same.")
        @Nullable Type type,
    @Doc("Smallest number, included.") @Nullable Double min,
    @Doc("Largest number, included.") @Nullable Double max,
    @Doc("Fewest characters of a text; 1 by default.") @Nullable @Range(min = 0, max = 100_000)
        Integer minLength,
    @Doc("Most characters of a text.") @Nullable @Range(min = 1, max = 100_000) Integer maxLength,
    @Doc("RE2 expression that the whole text must match.") @Nullable @Range(min = 1, max = 1_000)
        String pattern,
    @Doc("The only values that fit.") @Nullable @Range(min = 1, max = 1_000) List<Object> oneOf) {

  /// The kinds of value, under each of their names.
  public enum Type {
    TEXT(InputRule.Type.TEXT),
    STRING(InputRule.Type.TEXT),
    INT(InputRule.Type.INT),
    INTEGER(InputRule.Type.INT),
    DOUBLE(InputRule.Type.DOUBLE),
    NUMBER(InputRule.Type.DOUBLE),
    BOOL(InputRule.Type.BOOL),
    BOOLEAN(InputRule.Type.BOOL);

    private final InputRule.Type meaning;

    Type(InputRule.Type meaning) {
      this.meaning = meaning;
    }
  }

  InputRule.Type kind() {
    return type == null ? InputRule.Type.TEXT : type.meaning;
  }

  /// The type of an answer.
  dev.mimir.expression.Type given() {
    return switch (kind()) {
      case TEXT -> Types.STRING;
      case INT -> Types.INT;
      case DOUBLE -> Types.DOUBLE;
      case BOOL -> Types.BOOL;
    };
  }

  InputRule rule() {
    boolean anyText = kind() == InputRule.Type.TEXT && oneOf == null;
    Integer fewest = minLength == null && anyText ? Integer.valueOf(1) : minLength;
    List<Object> values = oneOf == null ? null : oneOf.stream().map(this::plain).toList();
    return new InputRule(kind(), min, max, fewest, maxLength, pattern, values);
  }

  private Object plain(Object value) {
    return kind() == InputRule.Type.DOUBLE && value instanceof Number number
        ? (Object) number.doubleValue()
        : value;
  }

  void check(Report report) {
    InputRule.Type kind = kind();
    if (kind != InputRule.Type.INT && kind != InputRule.Type.DOUBLE) {
      refuse(min, "/min", "only numbers have a smallest value", report);
      refuse(max, "/max", "only numbers have a largest value", report);
    }
    if (kind != InputRule.Type.TEXT) {
      refuse(minLength, "/min_length", "only texts have a length", report);
      refuse(maxLength, "/max_length", "only texts have a length", report);
      refuse(pattern, "/pattern", "only texts match a pattern", report);
    }
    if (kind == InputRule.Type.BOOL) {
      refuse(oneOf, "/one_of", "a truth value is true or false", report);
    }
    checkBounds(report);
    checkPattern(report);
    checkValues(report);
  }

  private static void refuse(@Nullable Object given, String member, String reason, Report report) {
    if (given != null) {
      report.problem(member, reason + "; leave it out or change 'type'");
    }
  }

  private void checkBounds(Report report) {
    if (min != null && max != null && min > max) {
      report.problem("/max", "no number is at least " + min + " and at most " + max);
    }
    int fewest = minLength == null ? 1 : minLength;
    if (maxLength != null && maxLength < fewest) {
      report.problem(
          "/max_length",
          "no text has at least " + fewest + " and at most " + maxLength + " characters");
    }
  }

  private void checkPattern(Report report) {
    try {
      Pattern.compile(pattern == null ? "" : pattern);
    } catch (PatternSyntaxException wrong) {
      report.problem("/pattern", "this is no RE2 expression: " + wrong.getMessage());
    }
  }

  private void checkValues(Report report) {
    List<Object> values = oneOf == null ? List.of() : oneOf;
    for (int i = 0; i < values.size(); i++) {
      if (!fits(values.get(i))) {
        report.problem("/one_of/" + i, "this is no value of the type; change it or 'type'");
      }
    }
  }

  private boolean fits(Object value) {
    return switch (kind()) {
      case TEXT -> value instanceof String;
      case INT -> value instanceof Long;
      case DOUBLE -> value instanceof Number;
      case BOOL -> value instanceof Boolean;
    };
  }
}
