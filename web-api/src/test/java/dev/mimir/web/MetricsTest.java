package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.nodes.model.fake.FakeModelServer;
import dev.mimir.value.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.JsonNode;

/// The dashboard, the alerts and the documentation against the metrics of a server that was played
/// on.
class MetricsTest {
  private static final Path DOCS = Path.of("../docs/operations");
  private static final Pattern ROW =
      Pattern.compile("\\| `(mimir_\\w+)` \\| (\\w+) \\| ((?:`\\w+`(?:, )?)*) ?\\|.*");
  private static final String TENANT = "metrics";

  /// What Prometheus adds to each series.
  private static final Set<String> OF_THE_TARGET = Set.of("instance", "job");

  private static Scrape scrape = Scrape.of("");

  @BeforeAll
  static void plays_a_session_with_an_effect() {
    try (FakeModelServer model = new FakeModelServer()) {
      post("/api/v2/llm/configs", config(model.url()));
      post("/api/v2/graphs", GAME);
      String id =
          post("/api/v2/sessions", "{\"graph_id\": \"metered\"}").path("session_id").asString();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> get("/api/v2/sessions/" + id).path("ending").isString());
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Scrape.now().series().containsKey("mimir_effects_late_total"));
    scrape = Scrape.now();
  }

  /// The deadline of its effect comes after the result, and is late.
  private static final String GAME =
      """
      { "format": "mimir/1", "id": "metered",
        "variables": { "said": {"type": "string", "initial": ""} },
        "nodes": [ { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "llm": { "prompt": "Ping?", "into": "said", "timeout": "PT2S" },
            "next": { "next": "told", "error": "failed" } },
          { "id": "told", "end": "told" }, { "id": "failed", "end": "failed" } ] }
      """;

  private static String config(String url) {
    return """
    { "name": "metered", "provider": "openai_compatible", "api_url": "%s", "model": "small" }
    """
        .formatted(url);
  }

  @Test
  void every_query_of_the_dashboard_names_metrics_and_labels_that_there_are() throws IOException {
    JsonNode dashboard =
        Json.STRICT.readTree(Files.readString(DOCS.resolve("grafana-dashboard.json")));
    Map<String, String> queries = new TreeMap<>();
    for (JsonNode panel : dashboard.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        String place = panel.path("title").asString() + " " + target.path("refId").asString();
        assertThat(queries.put(place, target.path("expr").asString())).as(place).isNull();
        assertThat(target.at("/datasource/uid").asString()).isEqualTo("${datasource}");
      }
    }
    assertThat(queries).hasSizeGreaterThan(40);
    assertThat(wrong(queries)).isEmpty();
    assertThat(
            dashboard
                .path("panels")
                .valueStream()
                .filter(panel -> panel.path("type").asString().equals("row"))
                .map(panel -> panel.path("title").asString()))
        .containsExactly(
            "Traffic", "Turns", "Projections", "Effects and models", "Database", "JVM");
  }

  @Test
  void every_alert_names_metrics_and_labels_that_there_are() {
    YamlMapFactoryBean yaml = new YamlMapFactoryBean();
    yaml.setResources(new FileSystemResource(DOCS.resolve("alerts.yml")));
    JsonNode file = Json.MAPPER.valueToTree(yaml.getObject());
    Map<String, String> queries = new TreeMap<>();
    file.at("/groups/0/rules")
        .forEach(rule -> queries.put(rule.path("alert").asString(), rule.path("expr").asString()));
    assertThat(queries)
        .containsKeys(
            "MimirEventsParked",
            "MimirLag",
            "MimirRebuildFailed",
            "MimirModelBreakerOpen",
            "MimirPoolExhausted");
    assertThat(wrong(queries)).isEmpty();
  }

  @Test
  void the_documentation_lists_every_metric_of_ours_with_its_labels() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    for (String line : Files.readAllLines(DOCS.resolve("metrics.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        documented.put(row.group(1), row.group(2) + " " + labels(row.group(3)));
      }
    }
    Map<String, String> served = new TreeMap<>();
    scrape
        .families()
        .forEach((name, type) -> {
          if (name.startsWith("mimir_") && !name.endsWith("_max")) {
            served.put(name, type + " " + scrape.labelsOf(name));
          }
        });
    assertThat(documented).isEqualTo(served);
  }

  @Test
  void the_processor_that_queues_effects_is_measured_like_the_read_models() {
    assertThat(Api.get("/actuator/prometheus").text())
        .contains(
            "mimir_processor_lag_seconds{processor=\"effects\"}",
            "mimir_processor_lag_seconds{processor=\"transcript\"}");
  }

  @Test
  void a_query_with_a_name_that_there_is_not_is_found() {
    assertThat(
            wrong(
                Map.of(
                    "a", "sum by (colour) (rate(mimir_turns_total{taste=\"x\"}[5m])) / mimir_none",
                    "b", "max by (processor) (mimir_processor_running) == 0")))
        .containsExactlyInAnyOrder("a: mimir_none", "a: mimir_turns_total{taste", "a: by colour");
  }

  private static List<String> wrong(Map<String, String> queries) {
    return queries.entrySet().stream()
        .flatMap(query -> wrong(query.getKey(), PromQl.of(plain(query.getValue()))))
        .toList();
  }

  private static String plain(String query) {
    return query.replace("$__rate_interval", "5m").replace("$instance", ".*");
  }

  private static Stream<String> wrong(String place, PromQl query) {
    Set<String> known = new TreeSet<>(OF_THE_TARGET);
    query.metrics().forEach(metric -> known.addAll(scrape.series().getOrDefault(metric, Set.of())));
    Stream<String> metrics =
        query.metrics().stream().filter(name -> !scrape.series().containsKey(name));
    Stream<String> matched =
        query.matched().stream().filter(matcher -> !known(matcher.split("\\{")));
    Stream<String> grouped =
        query.grouped().stream().filter(label -> !known.contains(label)).map("by "::concat);
    return Stream.of(metrics, matched, grouped)
        .flatMap(wrong -> wrong)
        .map(wrong -> place + ": " + wrong);
  }

  private static boolean known(String[] matcher) {
    return OF_THE_TARGET.contains(matcher[1])
        || scrape.series().getOrDefault(matcher[0], Set.of()).contains(matcher[1]);
  }

  private static Set<String> labels(String cell) {
    Set<String> labels = new TreeSet<>();
    Pattern.compile("\\w+").matcher(cell).results().forEach(label -> labels.add(label.group()));
    return labels;
  }

  private static JsonNode post(String path, String body) {
    Api.Answer answer =
        Api.send(
            "POST",
            path,
            BodyPublishers.ofString(body),
            "X-Tenant-Id",
            TENANT,
            "Content-Type",
            "application/json");
    assertThat(answer.status()).as(answer.text()).isBetween(200, 202);
    return answer.data();
  }

  private static JsonNode get(String path) {
    return Api.get(path, "X-Tenant-Id", TENANT).data();
  }
}
