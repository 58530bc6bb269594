package dev.mimir.projection.search;

import java.util.List;

/// The part of a text around what was looked for.
///
/// @param text with `…` where it was cut
/// @param matches where in it what was looked for stands
public record Excerpt(String text, List<Match> matches) {
  private static final int LENGTH = 240;
  private static final int BEFORE = 60;
  private static final String CUT = "…";

  public static Excerpt of(String text, SearchQuery query) {
    List<Match> matches = query.in(text);
    if (text.length() <= LENGTH) {
      return new Excerpt(text, matches);
    }
    int first = matches.isEmpty() ? 0 : matches.getFirst().start();
    int from = boundary(text, Math.clamp(first - BEFORE, 0, text.length() - LENGTH));
    int to = boundary(text, from + LENGTH);
    String before = from == 0 ? "" : CUT;
    String after = to == text.length() ? "" : CUT;
    int shift = before.length() - from;
    return new Excerpt(
        before + text.substring(from, to) + after,
        matches.stream()
            .filter(match -> match.end() <= to)
            .map(match -> new Match(match.start() + shift, match.end() + shift))
            .toList());
  }

  /// Not between the two halves of a character.
  private static int boundary(String text, int at) {
    boolean within = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
    return within && Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
  }
}
