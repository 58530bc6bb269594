package dev.mimir.web.plans;

import dev.mimir.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import tools.jackson.databind.JsonNode;

/// The plans of all statements that a PostgreSQL executes, as `auto_explain` writes them into its
/// log: those that were chosen for the values that were bound.
///
/// @param log of the PostgreSQL
record PlanLog(Path log) {
  private static final Pattern ENTRY =
      Pattern.compile("LOG:  duration: [\\d.]+ ms  plan:\n((?:\t.*\n)+)");

  /// A statement and the tables that it reads.
  ///
  /// @param read all tables
  /// @param whole those read from one end to the other
  record Plan(String statement, Set<String> read, Set<String> whole) {
    private static Plan of(JsonNode entry) {
      List<JsonNode> nodes = nodes(entry.path("Plan")).toList();
      return new Plan(
          entry.path("Query Text").asString(),
          tables(nodes, _ -> true),
          tables(nodes, node -> node.path("Node Type").asString().equals("Seq Scan")));
    }

    private static Stream<JsonNode> nodes(JsonNode plan) {
      return Stream.concat(Stream.of(plan), plan.path("Plans").valueStream().flatMap(Plan::nodes));
    }

    private static Set<String> tables(List<JsonNode> nodes, Predicate<JsonNode> which) {
      Set<String> tables = new TreeSet<>();
      nodes.stream()
          .filter(which)
          .map(node -> node.path("Relation Name").asString(""))
          .filter(Predicate.not(String::isEmpty))
          .forEach(tables::add);
      return tables;
    }
  }

  /// Has the plans of all connections from now on written down.
  static void begin(DSLContext sql) {
    String database = "alter database postgres set ";
    sql.execute(database + "session_preload_libraries = 'auto_explain'");
    sql.execute(database + "auto_explain.log_min_duration = 0");
    sql.execute(database + "auto_explain.log_format = 'json'");
    sql.execute(database + "auto_explain.log_nested_statements = on");
  }

  long size() throws IOException {
    return Files.size(log);
  }

  /// What was executed since the log had a size.
  List<Plan> after(long size) throws IOException {
    String text = new String(bytesAfter(size), StandardCharsets.UTF_8);
    List<Plan> plans = new ArrayList<>();
    Matcher entries = ENTRY.matcher(text);
    while (entries.find()) {
      String entry = Objects.requireNonNull(entries.group(1));
      plans.add(Plan.of(Json.STRICT.readTree(entry.replace("\n\t", "\n"))));
    }
    return plans;
  }

  private byte[] bytesAfter(long size) throws IOException {
    try (InputStream in = Files.newInputStream(log)) {
      in.skipNBytes(size);
      return in.readAllBytes();
    }
  }
}
