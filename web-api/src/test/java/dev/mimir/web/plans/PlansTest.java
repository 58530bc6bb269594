package dev.mimir.web.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.mimir.projection.Generations;
import dev.mimir.projection.ReadModel;
import dev.mimir.value.Json;
import dev.mimir.web.MimirApplication;
import dev.mimir.web.UnpackedPostgres;
import dev.mimir.web.plans.PlanLog.Plan;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// No request, and nothing that goes on behind them, reads a table from one end to the other that
/// grows with what is played.
///
/// Every table that is not named as an exception is filled, every operation that reads is asked,
/// with each of its parameters, and every table that read models show has to be read by one of
/// them.
class PlansTest {
  /// Tables that may be read as a whole, and why.
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry("flyway_schema_history", "a row for each migration"),
          Map.entry("installation", "one row"),
          Map.entry("read_model", "a row for each read model"),
          Map.entry("read_model_rebuild", "a row for each read model"),
          Map.entry("read_model_view", "a row for each read model"),
          Map.entry("rate_limit", "a row for each who asked within the last minute"),
          Map.entry("token_entry", "a row for each processor and segment"),
          Map.entry("model_config", "what designers set up, not what is played"),
          Map.entry("model_route", "what designers set up, not what is played"),
          Map.entry("custom_tool", "what designers set up, not what is played"),
          Map.entry("knowledge_base", "what designers set up, not what is played"),
          Map.entry("knowledge_document", "what designers write, not what is played"),
          Map.entry("knowledge_chunk", "what designers write, not what is played"));

  /// Operations that do not end by themselves.
  private static final Set<String> STREAMS =
      Set.of("/api/v2/sessions/{id}/stream", "/api/v2/sessions/{id}/socket");

  private static final String GAME =
      """
      { "format": "mimir/1", "id": "graph-1", "title": "Plans", "nodes": [
          { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "choice": { "prompt": "Well?", "choices": [
              { "id": "stay", "text": "Stay", "next": "roll" } ] } },
          { "id": "roll", "dice": "2d6", "next": "ask" } ] }
      """;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static ConfigurableApplicationContext server;
  private static PlanLog log;
  private static String session;
  private static final List<String> filled = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    Path directory = Files.createTempDirectory("mimir-plans");
    UnpackedPostgres.into(directory);
    server =
        SpringApplication.run(
            MimirApplication.class,
            "--server.port=0",
            "--mimir.samples=false",
            "--mimir.data-dir=" + directory);
    log = new PlanLog(directory.resolve("postgres.log"));
    post("/api/v2/graphs", GAME);
    session =
        post(
                "/api/v2/sessions",
                "{\"graph_id\":\"graph-1\",\"players\":[{\"player_id\":\"player-1\"}]}")
            .at("/data/session_id")
            .stringValue();
    caughtUp();
    fill();
    PlanLog.begin(sql());
    server
        .getBeansOfType(HikariDataSource.class)
        .values()
        .forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static DSLContext sql() {
    return server.getBean(DSLContext.class);
  }

  private static void fill() {
    sql()
        .fetch("select tablename from pg_tables where schemaname = 'mimir'")
        .getValues(0, String.class)
        .stream()
        .filter(table -> !EXCEPTIONS.containsKey(table))
        .forEach(filled::add);
    Filling filling = new Filling(sql());
    filled.parallelStream().forEach(filling::fill);
    sql().execute("vacuum analyze");
  }

  @Test
  void every_growing_table_has_many_rows() {
    for (String table : filled) {
      assertThat(sql().fetchCount(DSL.table(table)))
          .as("rows of %s; when it does not grow, name it as an exception", table)
          .isGreaterThan(1_000);
    }
    assertThat(models().flatMap(model -> model.tables(live(model)).stream()))
        .extracting(Table::getName)
        .isNotEmpty()
        .isSubsetOf(filled);
  }

  @Test
  void no_growing_table_is_read_as_a_whole() throws IOException {
    long before = log.size();
    Map<String, Set<String>> whole = new TreeMap<>();
    Set<String> read = new TreeSet<>();
    List<String> failed = new ArrayList<>();
    for (String path : questions()) {
      long size = log.size();
      HttpResponse<String> answer = get(path);
      if (answer.statusCode() >= 500) {
        failed.add(path + " " + answer.body());
      }
      note(log.after(size), path, whole, read);
    }
    play();
    note(log.after(before), "in between", whole, read);
    assertThat(failed).isEmpty();
    assertThat(whole).isEmpty();
    assertThat(read).as("what was read").containsAll(shown());
  }

  @Test
  void a_question_without_an_index_is_noticed() throws IOException {
    long size = log.size();
    sql().fetch("select from event_entry where payload_type = 'none'");
    Map<String, Set<String>> whole = new TreeMap<>();
    note(log.after(size), "this", whole, new TreeSet<>());
    assertThat(whole.keySet()).anyMatch(found -> found.startsWith("[event_entry]"));
  }

  private static void note(
      List<Plan> plans, String path, Map<String, Set<String>> whole, Set<String> read) {
    for (Plan plan : plans) {
      read.addAll(plan.read());
      Set<String> tables = new TreeSet<>(plan.whole());
      tables.retainAll(filled);
      if (!tables.isEmpty()) {
        whole.computeIfAbsent(tables + " by " + plan.statement(), _ -> new TreeSet<>()).add(path);
      }
    }
  }

  private static Stream<ReadModel> models() {
    return ReadModel.all().stream();
  }

  private static int live(ReadModel model) {
    return server.getBean(Generations.class).live(model.name());
  }

  /// The tables that answer questions: all but what read models remember for themselves.
  private static List<String> shown() {
    return models()
        .flatMap(model -> model.views(live(model)).stream())
        .map(view -> view.from().getName())
        .distinct()
        .toList();
  }

  private static void play() {
    post(
        "/api/v2/sessions/" + session + "/input",
        "{\"choice\":\"stay\",\"player_id\":\"player-1\"}");
    caughtUp();
  }

  private static void caughtUp() {
    await()
        .until(() ->
            json(get("/api/v2/projections").body())
                .at("/data/items")
                .valueStream()
                .allMatch(model ->
                    model.path("status").asString().equals("live") && !model.has("rebuild")));
  }

  /// Each operation that reads, alone and with each of its parameters.
  private static List<String> questions() {
    List<String> questions = new ArrayList<>();
    json(get("/v3/api-docs").body())
        .path("paths")
        .properties()
        .forEach(path -> {
          JsonNode operation = path.getValue().path("get");
          if (!operation.isMissingNode() && !STREAMS.contains(path.getKey())) {
            questions.addAll(questions(path.getKey(), operation));
          }
        });
    return questions;
  }

  private static List<String> questions(String template, JsonNode operation) {
    String path = template;
    List<String> queries = new ArrayList<>();
    String needed = "";
    for (JsonNode parameter : operation.path("parameters")) {
      String name = parameter.path("name").stringValue();
      if (parameter.path("in").asString().equals("path")) {
        path = path.replace("{" + name + "}", inPath(template, name));
      } else if (parameter.path("required").asBoolean(false) && !isHeader(parameter)) {
        needed = "&" + inQuery(name);
      } else if (!isHeader(parameter)) {
        queries.add(inQuery(name));
      }
    }
    List<String> questions = new ArrayList<>(List.of(path + "?" + needed));
    for (String query : queries) {
      questions.add(path + "?" + query + needed);
    }
    return questions;
  }

  private static boolean isHeader(JsonNode parameter) {
    return parameter.path("in").asString().equals("header");
  }

  private static String inPath(String template, String name) {
    return switch (name) {
      case "id" ->
          template.contains("/sessions/")
              ? session
              : template.contains("/players/") ? "player-1" : "graph-1";
      case "version" -> "1";
      case "name" -> "transcript";
      default -> "other";
    };
  }

  /// A value that makes sense for the parameter; those that need another come with it.
  private static String inQuery(String name) {
    return switch (name) {
      case "q" -> "q=" + encoded("word7 -\"word 8\"");
      case "graph_id", "graph" -> name + "=graph-20";
      case "version" -> "version=1&graph_id=graph-1";
      case "player_id" -> "player_id=player-20";
      case "parent_id" -> "parent_id=" + session;
      case "session_id", "at_least" -> "at_least=1&session_id=" + session;
      case "status" -> "status=ended";
      case "code" -> "code=code-20";
      case "open" -> "open=true";
      case "origin" -> "origin=all";
      case "from" -> "from=2026-01-02";
      case "to" -> "from=2026-01-02&to=2026-01-20";
      case "tz" -> "tz=Europe/Berlin";
      case "format" -> "format=csv";
      case "page" -> "page=2";
      case "page_size" -> "page_size=200";
      case "limit" -> "limit=1000";
      case "after", "at", "sequence" -> name + "=0";
      case "cursor" -> "cursor=" + encoded(cursor());
      default -> name + "=1";
    };
  }

  private static String cursor() {
    return java.util.Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ("2026-01-10T00:00:00Z " + session + " 7").getBytes(StandardCharsets.US_ASCII));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static JsonNode json(String text) {
    return Json.STRICT.readTree(text);
  }

  private static HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  private static JsonNode post(String path, String body) {
    HttpResponse<String> answer =
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return json(answer.body());
  }

  private static HttpRequest.Builder request(String path) {
    String port = server.getEnvironment().getProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
