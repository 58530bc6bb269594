package dev.mimir.nodes.npc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What a character says while no model is configured and no script fits: the example line that
/// shares most words with the message, else one after another; without examples, that it listens.
final class Impromptu {
  private static final int SHORT = 3;

  private Impromptu() {}

  /// @param turn how often it has answered here before
  static String line(Portrait portrait, String message, long turn) {
    List<String> examples = portrait.examples();
    if (examples.isEmpty()) {
      return listening(portrait);
    }
    Set<String> heard = words(message);
    int best = Math.floorMod(turn, examples.size());
    long most = 0;
    for (int i = 0; i < examples.size(); i++) {
      long shared = words(examples.get(i)).stream().filter(heard::contains).count();
      if (shared > most) {
        most = shared;
        best = i;
      }
    }
    return examples.get(best);
  }

  private static String listening(Portrait portrait) {
    String persona = portrait.persona().strip();
    return persona.isEmpty()
        ? "(" + portrait.name() + " listens.)"
        : "(" + portrait.name() + " listens: " + persona + ")";
  }

  /// Words that are long enough to mean something.
  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> word.length() > SHORT)
        .collect(Collectors.toSet());
  }
}
