package dev.mimir.nodes.npc;

import dev.mimir.session.Memory.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sums up without a model: the first sentence of each utterance, shortened. What is oldest is
/// forgotten once it is too much.
final class Digest {
  private static final int LONGEST_LINE = 120;
  private static final long MOST_TOKENS = 200;
  private static final Pattern SENTENCE = Pattern.compile("[^.!?。！？\\n]+[.!?。！？]?");

  private Digest() {}

  /// @param before the summary so far, one line for each utterance
  /// @param lines what was said, `name: words`
  static String summary(String before, List<String> lines) {
    List<String> all = new ArrayList<>(before.lines().toList());
    lines.forEach(line -> all.add(shortened(line)));
    long tokens = all.stream().mapToLong(Tokens::in).sum();
    while (tokens > MOST_TOKENS && all.size() > 1) {
      tokens -= Tokens.in(all.removeFirst());
    }
    return String.join("\n", all);
  }

  private static String shortened(String line) {
    Matcher sentence = SENTENCE.matcher(line);
    String first = sentence.find() ? sentence.group().strip() : line.strip();
    if (first.codePointCount(0, first.length()) <= LONGEST_LINE) {
      return first;
    }
    return first.substring(0, first.offsetByCodePoints(0, LONGEST_LINE)) + "…";
  }

  static List<String> facts(List<Utterance> said, String player) {
    return said.stream()
        .filter(one -> player.equals(one.player()))
        .flatMap(one -> Facts.in(one.text().value()).stream())
        .distinct()
        .toList();
  }
}
