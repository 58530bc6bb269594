package dev.mimir.web.knowledge;

import dev.mimir.knowledge.Question;
import dev.mimir.web.http.Checks;
import dev.mimir.web.http.JsonBody;
import dev.mimir.web.http.PlainJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What to look for, as a node would.
///
/// @param query what to look for
/// @param topK the most passages, beside lore; 4 when left out
/// @param budget the most tokens of all passages, by estimate; 2000 when left out
/// @param recent more text in which keywords of lore are looked for
/// @param state what conditions of lore see
record SearchBody(
    String query,
    @Nullable Integer topK,
    @Nullable Integer budget,
    @Nullable String recent,
    @Nullable Map<String, JsonNode> state)
    implements JsonBody {

  private static final int LONGEST_RECENT = 20_000;

  /// @throws dev.mimir.web.http.ApiException with everything that is wrong
  Question question() {
    new Checks()
        .that(
            isQuery(query),
            "/query",
            "Has to be a text of at most " + Question.MAX_QUERY + " characters.")
        .that(
            topK == null || (topK >= 0 && topK <= Question.MAX_TOP_K),
            "/top_k",
            "Has to be 0 to " + Question.MAX_TOP_K + ".")
        .that(
            budget == null || (budget >= 1 && budget <= Question.MAX_BUDGET),
            "/budget",
            "Has to be 1 to " + Question.MAX_BUDGET + ".")
        .that(
            recent == null || recent.length() <= LONGEST_RECENT,
            "/recent",
            "Has to be at most " + LONGEST_RECENT + " characters.")
        .done();
    return new Question(
        query,
        recent == null ? "" : recent,
        topK == null ? Question.DEFAULT_TOP_K : topK,
        budget == null ? Question.DEFAULT_BUDGET : budget,
        PlainJson.values(state, "/state"));
  }

  private static boolean isQuery(@Nullable String query) {
    return query != null && query.length() <= Question.MAX_QUERY;
  }
}
