package dev.mimir.projection.search;

import static java.lang.Character.UnicodeScript.ARABIC;
import static java.lang.Character.UnicodeScript.CYRILLIC;
import static java.lang.Character.UnicodeScript.GREEK;
import static java.lang.Character.UnicodeScript.HEBREW;
import static java.lang.Character.UnicodeScript.LATIN;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A text without what a search does not tell apart, code point by code point, each with its place
/// in the text as it was: NFKC, small letters, `ß` as `ss`; Latin, Greek, Cyrillic, Arabic and
/// Hebrew letters without marks.
final class Folded {
  private static final Set<UnicodeScript> WITHOUT_MARKS =
      Set.of(LATIN, GREEK, CYRILLIC, ARABIC, HEBREW);
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

  private int[] points;
  private int[] places;
  private int size;

  private Folded(int length) {
    points = new int[length + 8];
    places = new int[2 * (length + 8)];
  }

  static Folded of(String text) {
    Folded folded = new Folded(text.length());
    for (int at = 0; at < text.length(); ) {
      char c = text.charAt(at);
      int end = at + 1;
      if (isPlain(c) && (end == text.length() || isPlain(text.charAt(end)))) {
        folded.add(c >= 'A' && c <= 'Z' ? c + 32 : c, at, end);
      } else {
        end = endOfCluster(text, at);
        folded.addCluster(text, at, end);
      }
      at = end;
    }
    return folded;
  }

  int size() {
    return size;
  }

  int point(int index) {
    return points[index];
  }

  /// Where in the text it begins, in UTF-16 units.
  int from(int index) {
    return places[2 * index];
  }

  /// Where in the text it ends.
  int to(int index) {
    return places[2 * index + 1];
  }

  /// Stays what it is, and what stands before it too: ASCII, common Chinese characters, kana.
  private static boolean isPlain(char c) {
    return c < 0x80
        || (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3041 && c <= 0x3096)
        || (c >= 0x30A1 && c <= 0x30FC);
  }

  /// What combines with others stays together with these, so that each cluster can be normalised by
  /// itself.
  private static int endOfCluster(String text, int from) {
    int end = from + Character.charCount(text.codePointAt(from));
    while (end < text.length() && combines(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  /// Marks, the marks of halfwidth kana, vowels and finals of Korean syllables.
  private static boolean combines(int c) {
    return Words.isMark(c) || c == 0xFF9E || c == 0xFF9F || (c >= 0x1160 && c <= 0x11FF);
  }

  private void addCluster(String text, int from, int to) {
    fold(text.substring(from, to))
        .codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(c -> add(c, from, to));
  }

  private static String fold(String cluster) {
    String parts = Normalizer.normalize(cluster, Form.NFKD);
    boolean bare = WITHOUT_MARKS.contains(UnicodeScript.of(parts.codePointAt(0)));
    String base = bare ? MARKS.matcher(parts).replaceAll("") : parts;
    return Normalizer.normalize(base, Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private void add(int point, int from, int to) {
    if (size == points.length) {
      points = Arrays.copyOf(points, 2 * size);
      places = Arrays.copyOf(places, 4 * size);
    }
    points[size] = point;
    places[2 * size] = from;
    places[2 * size + 1] = to;
    size++;
  }
}
