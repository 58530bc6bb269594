package dev.mimir.web.knowledge;

import dev.mimir.knowledge.Lore;
import dev.mimir.web.http.Checks;
import dev.mimir.web.http.JsonBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a document comes up by itself.
///
/// @param keywords whole words or phrases; case does not matter
/// @param when a CEL expression on the session's state
/// @param all whether a keyword must be said and the condition must hold; one of both when left out
/// @param priority those with more come first where the budget is short; 0 when left out
record LoreBody(
    @Nullable List<String> keywords,
    @Nullable String when,
    @Nullable Boolean all,
    @Nullable Long priority)
    implements JsonBody {

  private static final int MOST_KEYWORDS = 50;

  void check(Checks checks) {
    Lore read = keywords == null || keywords.stream().allMatch(LoreBody::isKeyword) ? lore() : null;
    checks.that(
        read != null && read.keywords().size() <= MOST_KEYWORDS,
        "/lore/keywords",
        "Has to be at most " + MOST_KEYWORDS + " words or phrases of 1 to 100 characters.");
    if (read != null) {
      checks.that(
          when != null || !read.keywords().isEmpty(),
          "/lore",
          "Has to have a keyword or a condition.");
      read.problem().ifPresent(problem -> checks.that(false, "/lore/when", problem));
    }
  }

  private static boolean isKeyword(@Nullable String keyword) {
    return Texts.isName(keyword, 100);
  }

  Lore lore() {
    return new Lore(
        keywords == null ? List.of() : keywords,
        when,
        Boolean.TRUE.equals(all),
        priority == null ? 0 : priority);
  }
}
