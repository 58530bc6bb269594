package dev.mimir.web.knowledge;

import dev.mimir.knowledge.Base;
import dev.mimir.knowledge.DocumentKind;
import dev.mimir.knowledge.Language;
import dev.mimir.web.http.Checks;
import dev.mimir.web.http.JsonBody;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a designer says of a base.
///
/// @param name by which nodes call it
/// @param graphId the graph whose base it is; left out when all graphs share it
/// @param language of its documents
/// @param kind of its documents where they do not say otherwise; `world` when left out
/// @param description for people
record BaseBody(
    String name,
    @Nullable String graphId,
    Language language,
    @Nullable DocumentKind kind,
    @Nullable String description)
    implements JsonBody {

  private static final Pattern GRAPH = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int LONGEST_DESCRIPTION = 2_000;

  /// @throws dev.mimir.web.http.ApiException with everything that is wrong
  Base.Draft draft() {
    new Checks()
        .that(Texts.isName(name, 100), "/name", "Has to be 1 to 100 characters in one line.")
        .that(
            graphId == null || GRAPH.matcher(graphId).matches(),
            "/graph_id",
            "Has to be the id of a graph.")
        .that(Texts.isGiven(language), "/language", "Has to be en or zh.")
        .that(
            description == null || description.length() <= LONGEST_DESCRIPTION,
            "/description",
            "Has to be at most " + LONGEST_DESCRIPTION + " characters.")
        .done();
    return new Base.Draft(
        name,
        graphId,
        language,
        kind == null ? DocumentKind.WORLD : kind,
        description == null ? "" : description);
  }
}
