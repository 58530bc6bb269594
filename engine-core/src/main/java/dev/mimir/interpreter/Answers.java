package dev.mimir.interpreter;

import com.google.re2j.Pattern;
import dev.mimir.session.Answer;
import dev.mimir.session.InputRule;
import dev.mimir.session.Text;
import dev.mimir.session.Wait.Awaited;
import dev.mimir.session.Wait.Kind;
import dev.mimir.session.Wait.Option;
import dev.mimir.value.Texts;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks answers against what is awaited.
final class Answers {
  /// Characters of a typed text, whatever the rule allows.
  private static final int MAX_TEXT = 16_384;

  private Answers() {}

  sealed interface Checked {}

  /// The answer as it is kept.
  record Fits(Answer answer) implements Checked {}

  record Wrong(String message) implements Checked {}

  static Checked check(Answer answer, Awaited awaited, String player) {
    long given =
        Stream.of(answer.choice(), answer.text(), answer.value()).filter(Objects::nonNull).count();
    if (given != 1) {
      return new Wrong("give exactly one of choice, text and value");
    }
    if (awaited.kind() == Kind.CHOICE || awaited.kind() == Kind.PLAYERS) {
      return choice(answer.choice(), awaited);
    }
    return input(answer, Objects.requireNonNull(awaited.input()), player);
  }

  private static Checked choice(@Nullable String choice, Awaited awaited) {
    if (choice == null) {
      return new Wrong("a choice is awaited; answer with \"choice\": " + ids(awaited));
    }
    for (Option option : awaited.choices()) {
      if (option.id().equals(choice)) {
        return new Fits(new Answer(choice, null, null, option.item()));
      }
    }
    for (Option option : awaited.locked()) {
      if (option.id().equals(choice)) {
        return new Wrong("'" + choice + "' is locked; open are " + ids(awaited));
      }
    }
    return new Wrong("'" + choice + "' is no choice here; open are " + ids(awaited));
  }

  private static String ids(Awaited awaited) {
    return String.join(", ", awaited.choices().stream().map(Option::id).toList());
  }

  private static Checked input(Answer answer, InputRule rule, String player) {
    return switch (rule.type()) {
      case TEXT -> text(answer.text(), rule, player);
      case INT -> number(whole(answer.value()), "a whole number", rule);
      case DOUBLE -> number(real(answer.value()), "a number", rule);
      case BOOL ->
          answer.value() instanceof Boolean truth
              ? new Fits(Answer.value(truth))
              : new Wrong("true or false is awaited as \"value\"");
    };
  }

  private static Checked text(@Nullable Text text, InputRule rule, String player) {
    if (text == null) {
      return new Wrong("a text is awaited; answer with \"text\"");
    }
    String value = text.value();
    String unfit = Texts.problem(value);
    if (unfit != null) {
      return new Wrong(unfit);
    }
    int length = value.codePointCount(0, value.length());
    if (rule.minLength() != null && length < rule.minLength()) {
      return new Wrong("at least " + rule.minLength() + " characters are needed");
    }
    int most = rule.maxLength() == null ? MAX_TEXT : Math.min(rule.maxLength(), MAX_TEXT);
    if (length > most) {
      return new Wrong("at most " + most + " characters are taken, not " + length);
    }
    if (rule.pattern() != null && !Pattern.matches(rule.pattern(), value)) {
      return new Wrong("the text has to match " + rule.pattern());
    }
    if (rule.oneOf() != null && !rule.oneOf().contains(value)) {
      return new Wrong("the text has to be one of " + listed(rule.oneOf()));
    }
    return new Fits(Answer.text(player, value));
  }

  private static @Nullable Number whole(@Nullable Object value) {
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
      return number.longValue();
    }
    return value instanceof Long number ? number : null;
  }

  private static @Nullable Number real(@Nullable Object value) {
    return value instanceof Number number && Double.isFinite(number.doubleValue())
        ? (Number) number.doubleValue()
        : null;
  }

  private static Checked number(@Nullable Number number, String what, InputRule rule) {
    if (number == null) {
      return new Wrong(what + " is awaited as \"value\"");
    }
    double value = number.doubleValue();
    if (rule.min() != null && value < rule.min()) {
      return new Wrong("at least " + shown(rule.min()) + " is needed");
    }
    if (rule.max() != null && value > rule.max()) {
      return new Wrong("at most " + shown(rule.max()) + " is taken");
    }
    if (rule.oneOf() != null && rule.oneOf().stream().noneMatch(one -> same(one, value))) {
      return new Wrong("the number has to be one of " + listed(rule.oneOf()));
    }
    return new Fits(Answer.value(number));
  }

  private static boolean same(Object one, double value) {
    return one instanceof Number number && number.doubleValue() == value;
  }

  private static String shown(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }

  private static String listed(List<Object> values) {
    return String.join(", ", values.stream().map(String::valueOf).toList());
  }
}
