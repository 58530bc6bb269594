package dev.mimir.web.session;

import dev.mimir.projection.search.SearchQuery;
import dev.mimir.web.http.ApiException;
import org.jspecify.annotations.Nullable;

/// Reads what is looked for in transcripts.
public final class SearchWords {
  private static final int LONGEST = 500;

  private SearchWords() {}

  /// @param q as it was given
  /// @throws ApiException when there is nothing to look for in it
  public static SearchQuery of(@Nullable String q) {
    if (q == null || q.length() > LONGEST) {
      throw ApiException.invalid(
          "q", "Has to be words to look for, at most " + LONGEST + " characters.");
    }
    return SearchQuery.of(q)
        .orElseThrow(() ->
            ApiException.invalid(
                "q", "Needs a word to look for: letters or digits, with no minus in front."));
  }
}
