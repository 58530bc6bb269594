package dev.mimir.web.openapi;

import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.IdempotencyKey;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Parameters that the signature stands for.
final class Parameters {
  private Parameters() {}

  static List<Parameter> of(Described described) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(header(Exchange.TENANT_ID, "[a-z0-9-]{1,40}", "Whose data; `default`."));
    parameters.add(header(Exchange.REQUEST_ID, null, "Taken over when well formed."));
    if (described.keyed()) {
      parameters.add(header(IdempotencyKey.HEADER, null, "The same key and body: done once."));
    }
    if (described.paged()) {
      parameters.add(number("page", 1, 1_000_000, 1));
      parameters.add(number("page_size", 1, 200, 20));
    }
    if (described.sliced()) {
      parameters.add(number("after", -1, null, -1));
      parameters.add(number("limit", 1, 1_000, 100));
    }
    if (described.ofSessions()) {
      parameters.add(query("version", "Of the graph; without it the sum of all."));
      parameters.add(
          query("origin", "Why sessions were played: `play`, `fork`, `debug` or `all`; `play`."));
    }
    if (described.ofDays()) {
      parameters.add(query("from", "First day, e.g. `2026-03-29`; else the thirtieth up to `to`."));
      parameters.add(query("to", "Last day, at most 400 days after `from`; else today."));
      parameters.add(query("tz", "Time zone of the days, an IANA name; else UTC."));
    }
    if (described.fresh()) {
      parameters.add(
          query("at_least", "Sequence of an event that the answer has to reflect; waits for it."));
      parameters.add(query("session_id", "The session of that event."));
    }
    if (described.csv()) {
      parameters.add(query("format", "`csv` or `json`; goes before `Accept`."));
    }
    return parameters;
  }

  private static Parameter query(String name, String description) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
    return new Parameter()
        .in("query")
        .name(name)
        .description(description)
        .schema(ApiDescription.swagger(schema));
  }

  private static Parameter header(String name, @Nullable String pattern, String description) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
    if (pattern != null) {
      schema.put("pattern", "^" + pattern + "$");
    }
    return new Parameter()
        .in("header")
        .name(name)
        .description(description)
        .schema(ApiDescription.swagger(schema));
  }

  private static Parameter number(String name, int min, @Nullable Integer max, int usual) {
    ObjectNode schema =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "integer")
            .put("minimum", min)
            .put("default", usual);
    if (max != null) {
      schema.put("maximum", max);
    }
    return new Parameter().in("query").name(name).schema(ApiDescription.swagger(schema));
  }
}
