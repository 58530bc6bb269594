package dev.mimir.projection.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Words that follow each other.
record Phrase(List<Part> parts) {

  /// A word of a phrase.
  ///
  /// @param distance how many positions after the one before
  /// @param begins whether words that begin so will do
  private record Part(String text, int distance, boolean begins) {
    boolean fits(Words.Word word) {
      return begins ? word.text().startsWith(text) : word.text().equals(text);
    }
  }

  /// What is looked for; empty when there is no word in it.
  static Optional<Phrase> of(String text) {
    List<Words.Word> words = Words.of(text).list();
    List<Part> parts = new ArrayList<>();
    int before = 0;
    for (int i = 0; i < words.size(); i++) {
      Words.Word word = words.get(i);
      boolean endsPair = word.single() && i > 0 && endsWith(words.get(i - 1), word);
      if (!endsPair) {
        parts.add(new Part(word.text(), i - before, word.single()));
        before = i;
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(new Phrase(parts));
  }

  private static boolean endsWith(Words.Word pair, Words.Word character) {
    return pair.joined() && pair.to() == character.to();
  }

  /// As a part of a `tsquery`. Words are letters and digits only.
  String query() {
    StringBuilder query = new StringBuilder();
    for (Part part : parts) {
      query.append(query.isEmpty() ? "" : " <" + part.distance() + "> ");
      query.append('\'').append(part.text()).append(part.begins() ? "':*" : "'");
    }
    return "(" + query + ")";
  }

  /// Where the phrase stands in a text, when it does at one of its words.
  Optional<Match> at(Words words, int position) {
    int at = position;
    for (Part part : parts) {
      at += part.distance();
      if (at >= words.list().size() || !part.fits(words.list().get(at))) {
        return Optional.empty();
      }
    }
    Words.Word first = words.list().get(position);
    return Optional.of(
        new Match(words.folded().from(first.from()), words.folded().to(end(words, at))));
  }

  /// Index of the last code point that was looked for.
  private int end(Words words, int at) {
    Words.Word last = words.list().get(at);
    return parts.getLast().begins() ? last.from() : last.to() - 1;
  }
}
