package dev.mimir.projection.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is looked for: all the words, in any order; what stands in quotes as it stands there; not
/// what has a minus in front. In scripts without spaces what is written together is looked for as
/// it stands.
public final class SearchQuery {
  private static final Pattern TERM =
      Pattern.compile("([-－]?)(?:[\"“”„＂]([^\"“”„＂]*)[\"“”„＂]?|([^\\s\\p{Z}\"“”„＂]+))");

  private final List<Phrase> wanted;
  private final List<Phrase> unwanted;

  private SearchQuery(List<Phrase> wanted, List<Phrase> unwanted) {
    this.wanted = wanted;
    this.unwanted = unwanted;
  }

  /// Reads what somebody typed; empty when there is no word in it that could be found.
  public static Optional<SearchQuery> of(String typed) {
    List<Phrase> wanted = new ArrayList<>();
    List<Phrase> unwanted = new ArrayList<>();
    Matcher terms = TERM.matcher(typed);
    while (terms.find()) {
      String term = terms.group(2) == null ? terms.group(3) : terms.group(2);
      Phrase.of(term).ifPresent(terms.group(1).isEmpty() ? wanted::add : unwanted::add);
    }
    return wanted.isEmpty() ? Optional.empty() : Optional.of(new SearchQuery(wanted, unwanted));
  }

  /// As a `tsquery` for texts as {@link SearchText} gives them.
  public String among(String tenant) {
    return Stream.concat(
            wanted.stream().map(Phrase::query), unwanted.stream().map(p -> "!" + p.query()))
        .collect(Collectors.joining(" & ", SearchText.owner(tenant) + " & ", ""));
  }

  /// Where in a text that was found the words stand, in their order; none within another.
  public List<Match> in(String text) {
    Words words = Words.of(text);
    List<Match> all = new ArrayList<>();
    for (int position = 0; position < words.list().size(); position++) {
      for (Phrase phrase : wanted) {
        phrase.at(words, position).ifPresent(all::add);
      }
    }
    return apart(all);
  }

  private static List<Match> apart(List<Match> all) {
    all.sort(
        Comparator.comparingInt(Match::start).thenComparing(Match::end, Comparator.reverseOrder()));
    List<Match> apart = new ArrayList<>();
    for (Match match : all) {
      if (apart.isEmpty() || match.start() >= apart.getLast().end()) {
        apart.add(match);
      }
    }
    return apart;
  }
}
