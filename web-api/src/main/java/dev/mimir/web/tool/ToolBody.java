package dev.mimir.web.tool;

import dev.mimir.tool.CustomTool;
import dev.mimir.tool.CustomTool.Header;
import dev.mimir.web.http.Checks;
import dev.mimir.web.http.JsonBody;
import dev.mimir.web.http.PlainJson;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The definition of a custom tool.
///
/// @param name 1 to 64 characters of a-z, 0-9 and _; may be left out when a tool is changed
/// @param description for designers and models
/// @param method `GET`, `POST`, `PUT`, `PATCH` or `DELETE`; `GET` when left out
/// @param url with `{argument}` in path and query
/// @param headers sent with every call
/// @param arguments JSON Schema of an object; without arguments when left out
/// @param result JSON Schema of the answer
/// @param timeout of one attempt, ISO-8601; `PT10S` when left out
/// @param maxBytes of the answer; 65536 when left out
/// @param enabled true when left out
record ToolBody(
    @Nullable String name,
    String description,
    @Nullable String method,
    String url,
    @Nullable List<HeaderBody> headers,
    @Nullable Map<String, JsonNode> arguments,
    @Nullable Map<String, JsonNode> result,
    @Nullable String timeout,
    @Nullable Integer maxBytes,
    @Nullable Boolean enabled)
    implements JsonBody {
  private static final Map<String, Object> NO_ARGUMENTS =
      Map.of("type", "object", "additionalProperties", false);

  /// A header.
  ///
  /// @param value left out to keep a secret that is stored
  /// @param secret whether the value is kept sealed and never shown
  record HeaderBody(String name, @Nullable String value, @Nullable Boolean secret)
      implements JsonBody {

    Header header() {
      return new Header(name, value, Boolean.TRUE.equals(secret), null);
    }
  }

  /// The tool.
  ///
  /// @param named by the path
  /// @throws dev.mimir.web.http.ApiException when it lacks what no rule can judge
  CustomTool tool(String named) {
    Duration limit = duration();
    check(limit);
    return new CustomTool(
        named,
        description,
        method == null ? "GET" : method.toUpperCase(Locale.ROOT),
        url,
        headers == null ? List.of() : headers.stream().map(HeaderBody::header).toList(),
        arguments == null ? NO_ARGUMENTS : PlainJson.values(arguments, "/arguments"),
        result == null ? null : PlainJson.values(result, "/result"),
        limit == null ? CustomTool.USUAL_TIMEOUT : limit,
        maxBytes == null ? CustomTool.USUAL_BYTES : maxBytes,
        enabled == null || enabled);
  }

  private void check(@Nullable Duration limit) {
    @Nullable String about = description;
    @Nullable String to = url;
    Checks checks =
        new Checks()
            .that(about != null, "/description", "The description is missing.")
            .that(to != null, "/url", "The URL is missing.")
            .that(
                timeout == null || limit != null,
                "/timeout",
                "Has to be a duration such as PT10S.");
    List<@Nullable HeaderBody> given = headers == null ? List.of() : new ArrayList<>(headers);
    for (int i = 0; i < given.size(); i++) {
      @Nullable HeaderBody header = given.get(i);
      @Nullable String headerName = header == null ? null : header.name();
      checks.that(headerName != null, "/headers/" + i + "/name", "The name is missing.");
    }
    checks.done();
  }

  private @Nullable Duration duration() {
    try {
      return timeout == null ? null : Duration.parse(timeout);
    } catch (DateTimeException _) {
      return null;
    }
  }
}
