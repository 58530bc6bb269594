package dev.mimir.playtest;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Makes texts that match a pattern: literals, classes, groups, alternatives and repetitions, which
/// is what patterns of inputs are made of. What it makes is checked against the pattern itself.
final class Examples {
  private static final int ATTEMPTS = 20;
  private static final String ANY = "abcxyz019 ";

  private final String pattern;
  private final SplittableRandom random;
  private int at;

  private Examples(String pattern, SplittableRandom random) {
    this.pattern = pattern;
    this.random = random;
  }

  /// A text that matches the whole of a pattern; null when none was found.
  static @Nullable String of(String pattern, SplittableRandom random) {
    try {
      Pattern compiled = Pattern.compile(pattern);
      for (int i = 0; i < ATTEMPTS; i++) {
        String made = new Examples(pattern, random).alternatives();
        if (compiled.matches(made)) {
          return made;
        }
      }
    } catch (PatternSyntaxException | IndexOutOfBoundsException | IllegalArgumentException _) {
      return null; // beyond what is understood here
    }
    return null;
  }

  /// Small letters.
  static String letters(int count, SplittableRandom random) {
    StringBuilder made = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      made.append((char) ('a' + random.nextInt(26)));
    }
    return made.toString();
  }

  private boolean more() {
    return at < pattern.length() && pattern.charAt(at) != ')';
  }

  /// One of the alternatives from here to the end of the group.
  private String alternatives() {
    String chosen = sequence();
    for (int count = 2; more() && pattern.charAt(at) == '|'; count++) {
      at++;
      String other = sequence();
      chosen = random.nextInt(count) == 0 ? other : chosen;
    }
    return chosen;
  }

  private String sequence() {
    StringBuilder made = new StringBuilder();
    while (more() && pattern.charAt(at) != '|') {
      int begin = at;
      String once = atom();
      int end = at;
      int times = times();
      int after = at;
      for (int i = 0; i < times; i++) {
        at = begin;
        made.append(i == 0 ? once : atom());
        at = end;
      }
      at = after;
    }
    return made.toString();
  }

  private String atom() {
    char next = pattern.charAt(at++);
    return switch (next) {
      case '(' -> group();
      case '[' -> oneOf();
      case '.' -> pick(ANY);
      case '^', '$' -> "";
      case '\\' -> escaped(pattern.charAt(at++));
      default -> String.valueOf(next);
    };
  }

  private String group() {
    if (pattern.startsWith("?i)", at)) {
      at += 3;
      return "";
    }
    if (pattern.startsWith("?:", at)) {
      at += 2;
    }
    String chosen = alternatives();
    at++;
    return chosen;
  }

  private String escaped(char letter) {
    return switch (letter) {
      case 'd' -> pick("0123456789");
      case 'w' -> pick("abcxyz019_");
      case 's' -> " ";
      case 'b' -> "";
      default -> String.valueOf(letter);
    };
  }

  private String oneOf() {
    boolean not = pattern.charAt(at) == '^';
    at += not ? 1 : 0;
    StringBuilder members = new StringBuilder();
    for (boolean first = true; first || pattern.charAt(at) != ']'; first = false) {
      String member = pattern.charAt(at) == '\\' ? atom() : String.valueOf(pattern.charAt(at++));
      if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
        at++;
        char to = pattern.charAt(at++);
        member = String.valueOf((char) random.nextInt(member.charAt(0), to + 1));
      }
      members.append(member);
    }
    at++;
    return not ? except(members.toString()) : pick(members.toString());
  }

  private String except(String members) {
    String rest =
        ANY.chars()
            .filter(letter -> members.indexOf(letter) < 0)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return pick(rest.isEmpty() ? "~" : rest);
  }

  private int times() {
    if (at >= pattern.length()) {
      return 1;
    }
    int times =
        switch (pattern.charAt(at)) {
          case '?' -> random.nextInt(2);
          case '*' -> random.nextInt(4);
          case '+' -> 1 + random.nextInt(4);
          case '{' -> counted();
          default -> -1;
        };
    if (times >= 0) {
      at++;
      at += at < pattern.length() && pattern.charAt(at) == '?' ? 1 : 0;
    }
    return times < 0 ? 1 : times;
  }

  /// `{n}`, `{n,}` or `{n,m}`; stops at the closing brace.
  private int counted() {
    int close = pattern.indexOf('}', at);
    String[] bounds = pattern.substring(at + 1, close).split(",", 2);
    at = close;
    int least = Integer.parseInt(bounds[0]);
    int most =
        bounds.length == 1 ? least : bounds[1].isEmpty() ? least + 3 : Integer.parseInt(bounds[1]);
    return least + random.nextInt(most - least + 1);
  }

  private String pick(String letters) {
    return String.valueOf(letters.charAt(random.nextInt(letters.length())));
  }
}
