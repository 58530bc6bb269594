package dev.mimir.playtest;

import dev.mimir.graph.Node;
import dev.mimir.session.InputRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What may be worth typing where.
final class Inputs {
  private static final int WILD = 1_000;
  private static final int LONG = 200;

  /// Constants that are tried at one wait.
  private static final int MOST = 200;

  private final Clues clues;
  private final IdentityHashMap<Node<?>, Map<InputRule, Candidates>> known =
      new IdentityHashMap<>();

  /// Inputs of which each may make a difference.
  private static final class Candidates {
    final List<PlayedStep> steps;
    int tried;

    Candidates(List<PlayedStep> steps) {
      this.steps = steps;
    }
  }

  Inputs(Clues clues) {
    this.clues = clues;
  }

  /// Inputs of which each may make a difference, without chance; not all of them need fit.
  List<PlayedStep> candidates(Node<?> node, InputRule rule) {
    return of(node, rule).steps;
  }

  private Candidates of(Node<?> node, InputRule rule) {
    return known
        .computeIfAbsent(node, _ -> new HashMap<>())
        .computeIfAbsent(rule, _ -> new Candidates(made(node, rule)));
  }

  /// One that was not given out yet; null when all were.
  @Nullable PlayedStep untried(Node<?> node, InputRule rule) {
    Candidates all = of(node, rule);
    return all.tried < all.steps.size() ? all.steps.get(all.tried++) : null;
  }

  private List<PlayedStep> made(Node<?> node, InputRule rule) {
    if (rule.oneOf() != null) {
      return rule.oneOf().stream().map(value -> step(value, rule)).toList();
    }
    Set<Object> tested = tested(node);
    return switch (rule.type()) {
      case BOOL -> List.of(PlayedStep.value(true), PlayedStep.value(false));
      case TEXT -> texts(tested, rule);
      case INT, DOUBLE -> numbers(tested, rule);
    };
  }

  private Set<Object> tested(Node<?> node) {
    Set<Object> all = new LinkedHashSet<>(clues.constants("input"));
    Harvest.targets(node).forEach(variable -> all.addAll(clues.constants(variable)));
    return all;
  }

  private static PlayedStep step(Object value, InputRule rule) {
    return rule.type() == InputRule.Type.TEXT
        ? PlayedStep.text(String.valueOf(value))
        : number(value);
  }

  private static PlayedStep number(Object value) {
    return PlayedStep.value(
        value instanceof Number n && n.doubleValue() == n.longValue() ? n.longValue() : value);
  }

  private static List<PlayedStep> texts(Set<Object> tested, InputRule rule) {
    Stream<String> words = tested.stream().filter(String.class::isInstance).map(String.class::cast);
    Stream<@Nullable String> others =
        Stream.of(
            rule.pattern() == null ? null : Examples.of(rule.pattern(), new SplittableRandom(1)),
            "",
            "Wren",
            "x".repeat(Objects.requireNonNullElse(rule.maxLength(), LONG)));
    return Stream.concat(others.filter(Objects::nonNull), words.limit(MOST))
        .filter(text -> fits(text, rule))
        .distinct()
        .map(PlayedStep::text)
        .toList();
  }

  private static boolean fits(String text, InputRule rule) {
    int length = text.codePointCount(0, text.length());
    return (rule.minLength() == null || length >= rule.minLength())
        && (rule.maxLength() == null || length <= rule.maxLength())
        && (rule.pattern() == null || com.google.re2j.Pattern.matches(rule.pattern(), text));
  }

  private static List<PlayedStep> numbers(Set<Object> tested, InputRule rule) {
    List<Double> near = new ArrayList<>();
    Stream.of(rule.min(), rule.max(), 0.0, 1.0).filter(Objects::nonNull).forEach(near::add);
    for (Object constant : tested.stream().limit(MOST).toList()) {
      if (constant instanceof Number number) {
        double at = number.doubleValue();
        near.addAll(List.of(at, at - 1, at + 1));
      }
    }
    return near.stream()
        .filter(n -> fits(n, rule))
        .distinct()
        .map(n -> number((Object) n))
        .toList();
  }

  private static boolean fits(double number, InputRule rule) {
    return (rule.min() == null || number >= rule.min())
        && (rule.max() == null || number <= rule.max())
        && (rule.type() == InputRule.Type.DOUBLE || number == Math.rint(number));
  }

  /// Any input within the bounds.
  PlayedStep any(Node<?> node, InputRule rule, SplittableRandom random) {
    List<PlayedStep> all = candidates(node, rule);
    if (!all.isEmpty() && (rule.oneOf() != null || random.nextInt(3) > 0)) {
      return all.get(random.nextInt(all.size()));
    }
    return switch (rule.type()) {
      case BOOL -> PlayedStep.value(random.nextBoolean());
      case TEXT -> PlayedStep.text(words(rule, random));
      case INT -> PlayedStep.value((long) Math.floor(within(rule, random)));
      case DOUBLE -> PlayedStep.value(Math.rint(within(rule, random) * 100) / 100);
    };
  }

  private static String words(InputRule rule, SplittableRandom random) {
    String example = rule.pattern() == null ? null : Examples.of(rule.pattern(), random);
    if (example != null) {
      return example;
    }
    int least = rule.minLength() == null ? 1 : rule.minLength();
    int most =
        Math.max(least, Math.min(least + 8, Objects.requireNonNullElse(rule.maxLength(), LONG)));
    return Examples.letters(random.nextInt(least, most + 1), random);
  }

  private static double within(InputRule rule, SplittableRandom random) {
    double min = rule.min() == null ? (rule.max() == null ? -WILD : rule.max() - WILD) : rule.min();
    double max = rule.max() == null ? min + 2 * WILD : rule.max();
    return rule.type() == InputRule.Type.INT
        ? Math.ceil(min) + Math.floor(random.nextDouble() * (Math.floor(max) - Math.ceil(min) + 1))
        : min + random.nextDouble() * (max - min);
  }
}
