package dev.mimir.nodes.npc;

import dev.mimir.session.Memory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What players say of themselves, found by patterns in English and Chinese.
final class Facts {
  /// Facts about one player beyond which none is added.
  private static final int MOST = 64;

  private static final int LONGEST = 200;

  /// @param fact what is kept, before what the pattern found
  private record Rule(Pattern pattern, String fact) {}

  private static final List<Rule> RULES =
      List.of(
          english("(?:my name is|call me)", "is called"),
          english("(?:i am|i'm|i’m)", "is"),
          english("i (?:really )?(?:like|love)", "likes"),
          english("i (?:hate|dislike|don't like|do not like)", "dislikes"),
          english("i live in", "lives in"),
          english("i (?:come|came) from", "comes from"),
          chinese("我(?:的名字)?叫", "is called"),
          chinese("我是", "is"),
          chinese("我喜欢", "likes"),
          chinese("我讨厌", "dislikes"),
          chinese("我住在", "lives in"),
          chinese("我来自", "comes from"));

  private Facts() {}

  private static Rule english(String begin, String fact) {
    return new Rule(
        Pattern.compile(
            "\\b" + begin + " ([^.,;:!?\\n]{1,80})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
        fact);
  }

  private static Rule chinese(String begin, String fact) {
    return new Rule(Pattern.compile(begin + "([^，。；：！？,.;:!?\\s]{1,40})"), fact);
  }

  /// The facts in what a player said, in the order of the rules.
  static List<String> in(String words) {
    List<String> facts = new ArrayList<>();
    for (Rule rule : RULES) {
      Matcher found = rule.pattern.matcher(words);
      while (found.find()) {
        facts.add(rule.fact + " " + found.group(1).strip());
      }
    }
    return facts;
  }

  /// Those that are not known yet.
  static List<String> fresh(List<String> facts, Memory memory, String player) {
    List<String> known = memory.facts().getOrDefault(player, List.of());
    Set<String> fresh = new LinkedHashSet<>(facts);
    fresh.removeAll(known);
    return fresh.stream()
        .filter(fact -> !fact.isBlank() && fact.length() <= LONGEST)
        .limit(Math.max(0, MOST - known.size()))
        .toList();
  }
}
