package dev.mimir.dice;

import dev.mimir.dice.Term.Arithmetic;
import dev.mimir.dice.Term.Call;
import dev.mimir.dice.Term.Constant;
import dev.mimir.dice.Term.GroupTerm;
import dev.mimir.dice.Term.PoolTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Recursive descent:
///
/// ```
/// sum     = product { ("+" | "-") product }
/// product = signed { ("*" | "/") signed }
/// signed  = ["+" | "-"] signed | "(" sum ")" | function "(" sum ")" | group | dice | number
/// group   = "{" sum { "," sum } "}" modifiers
/// dice    = [number] "d" (number | "%" | "F") modifiers
/// ```
final class Parser {
  private static final String ADVICE = "write dice such as 2d6, a number, ( or {";

  private final Scanner scanner;
  private int depth;
  private int dice;
  private double expectedDraws;

  private Parser(String notation) {
    this.scanner = new Scanner(notation);
  }

  static Term parse(String notation) {
    Parser parser = new Parser(notation);
    Term term = parser.sum();
    if (!parser.scanner.atEnd()) {
      throw parser.scanner.unexpected("write an operator such as + or end the notation");
    }
    return term;
  }

  private Term sum() {
    Term left = product();
    while (true) {
      int column = scanner.column();
      if (scanner.take("+")) {
        left = arithmetic(column, Operator.PLUS, left, product());
      } else if (scanner.take("-")) {
        left = arithmetic(column, Operator.MINUS, left, product());
      } else {
        return left;
      }
    }
  }

  private Term product() {
    Term left = signed();
    while (true) {
      int column = scanner.column();
      if (scanner.take("*")) {
        left = arithmetic(column, Operator.TIMES, left, signed());
      } else if (scanner.take("/")) {
        left = arithmetic(column, Operator.DIVIDED_BY, left, signed());
      } else {
        return left;
      }
    }
  }

  private static Term arithmetic(int column, Operator operator, Term left, Term right) {
    if (operator == Operator.DIVIDED_BY && right.bounds().containZero()) {
      throw new DiceNotationException(
          column, "the divisor can be zero; divide by something that never is");
    }
    return fitting(column, new Arithmetic(operator, left, right));
  }

  private static Term fitting(int column, Term term) {
    if (!term.bounds().fit()) {
      throw new DiceNotationException(
          column, "this can come to a number beyond " + DiceLimits.TOTAL + "; use smaller numbers");
    }
    return term;
  }

  private Term signed() {
    int column = scanner.column();
    if (++depth > DiceLimits.DEPTH) {
      throw new DiceNotationException(
          column, "this is nested too deep; use at most " + DiceLimits.DEPTH + " levels");
    }
    Term term = unnested(column);
    depth--;
    return term;
  }

  private Term unnested(int column) {
    if (scanner.take("+")) {
      return signed();
    }
    if (scanner.take("-")) {
      return arithmetic(column, Operator.MINUS, new Constant(0), signed());
    }
    if (scanner.sees("(")) {
      return parenthesised();
    }
    return scanner.take("{") ? group(column) : named(column);
  }

  private Term parenthesised() {
    scanner.expect("(", "write ( after the function");
    Term inner = sum();
    scanner.expect(")", "write an operator or close the parenthesis with )");
    return inner;
  }

  private Term named(int column) {
    for (Builtin function : Builtin.values()) {
      if (scanner.take(function.name().toLowerCase(Locale.ROOT))) {
        return new Call(function, parenthesised());
      }
    }
    if (scanner.sees("d")) {
      return pool(column, 1);
    }
    if (!scanner.seesDigit()) {
      throw scanner.unexpected(ADVICE);
    }
    int number = scanner.number(DiceLimits.NUMBER, "the number");
    return scanner.sees("d") ? pool(column, number) : new Constant(number);
  }

  private Term group(int column) {
    List<Term> members = new ArrayList<>();
    do {
      members.add(sum());
    } while (members.size() < DiceLimits.MEMBERS && scanner.take(","));
    scanner.expect("}", "close the group with }, after at most " + DiceLimits.MEMBERS + " members");
    Modifiers modifiers = new Modifiers(scanner, true).read();
    Group group = new Group(List.copyOf(members), modifiers.selection(), modifiers.counting());
    return fitting(column, new GroupTerm(group));
  }

  private Term pool(int column, int count) {
    dice += Math.min(count, DiceLimits.DICE + 1);
    if (dice > DiceLimits.DICE) {
      throw new DiceNotationException(
          column, "these are too many dice; use at most " + DiceLimits.DICE + " in all");
    }
    scanner.expect("d", "write d and the sides");
    boolean fate = scanner.take("f");
    int sides = fate ? 3 : sides();
    Pool pool = new Modifiers(scanner, false).read().pool(count, sides, fate);
    expectedDraws += pool.expectedDraws();
    if (expectedDraws > DiceLimits.DICE) {
      throw new DiceNotationException(
          column, "these dice are rolled again too often; let fewer faces explode or reroll");
    }
    return fitting(column, new PoolTerm(pool));
  }

  private int sides() {
    if (scanner.take("%")) {
      return 100;
    }
    int column = scanner.column();
    int sides = scanner.number(DiceLimits.SIDES, "the number of sides (or % or F)");
    if (sides == 0) {
      throw new DiceNotationException(column, "a die needs sides; use at least 1");
    }
    return sides;
  }
}
