package dev.mimir.graph;

import static dev.mimir.scenario.Report.problem;
import static dev.mimir.tiny.Tiny.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.scenario.Report;
import dev.mimir.tiny.Tiny;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents that want to do harm are refused quickly; the timeout only guards against hanging.
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class BadInputTest {
  private static final String SMALL =
      """
      {"format": "mimir/1", "id": "g", "x": %s, "nodes": [{"start": {}, "next": [{"end": "e"}]}]}\
      """;

  private static String nodes(int count, String last) {
    String chain =
        IntStream.range(0, count)
            .mapToObj(i -> "{\"id\":\"n%d\",\"say\":\"x\",\"next\":\"n%d\"}".formatted(i, i + 1))
            .collect(Collectors.joining(","));
    return "{\"format\":\"mimir/1\",\"id\":\"g\",\"nodes\":[{\"id\":\"s\",\"start\":{},\"next\":\"n0\"},"
        + chain
        + ",{\"id\":\"n%d\",%s}]}".formatted(count, last);
  }

  @Test
  void takes_a_graph_of_ten_thousand_nodes() {
    problemsOf(nodes(9_998, "\"end\":\"e\"")).isEmpty();
  }

  @Test
  void refuses_a_graph_of_more_nodes() {
    problemsOf(nodes(9_999, "\"end\":\"e\""))
        .isExactly(problem(ProblemCode.LIMIT_EXCEEDED, "/nodes"));
    problemsOf(nodes(100_000, "\"end\":\"e\""))
        .isExactly(problem(ProblemCode.LIMIT_EXCEEDED, "/nodes"));
  }

  @Test
  void counts_the_nodes_of_blocks_and_fragments() {
    String block =
        IntStream.range(0, 6_000).mapToObj(_ -> "{\"say\":\"x\"}").collect(Collectors.joining(","));
    problemsOf(
            "{\"format\":\"mimir/1\",\"id\":\"g\",\"nodes\":[{\"start\":{},\"next\":[%s,{\"end\":\"e\"}]}],\"fragments\":{\"f\":{\"nodes\":[{\"start\":{},\"next\":[%s,{\"end\":\"e\"}]}]}}}"
                .formatted(block, block))
        .isExactly(problem(ProblemCode.LIMIT_EXCEEDED, "/nodes"));
  }

  @Test
  void tells_no_more_than_a_thousand_problems_of_ten_thousand() {
    String document =
        nodes(9_000, "\"end\":\"e\"").replaceAll("\"next\":\"n(\\d)", "\"next\":\"m$1");
    assertThat(problemsOf(document).all()).hasSize(Problems.LIMIT);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 10_000, 1_000_000})
  void refuses_deep_nesting(int depth) {
    problemsOf(SMALL.formatted("[".repeat(depth) + "]".repeat(depth)))
        .isExactly(problem(ProblemCode.MALFORMED_JSON, ""))
        .saying("nested too deeply");
  }

  @Test
  void refuses_blocks_whose_ids_grow_too_long() {
    String name = "\"" + "a".repeat(60) + "\"";
    String block = "\"end\"";
    for (int i = 0; i < 30; i++) {
      block = "[{\"ask\":[{\"id\":%s,\"next\":%s}]}]".formatted(name, block);
    }
    Report report =
        problemsOf(
            "{\"format\":\"mimir/1\",\"id\":\"g\",\"nodes\":[{\"id\":\"s\",\"start\":{},\"next\":%s},{\"id\":\"end\",\"end\":\"e\"}]}"
                .formatted(block));
    assertThat(report.all()).anyMatch(one -> one.code() == ProblemCode.LIMIT_EXCEEDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e999999999", "-1e999999999", "1e-999999999", "123456789012345678901234567890"})
  void takes_huge_numbers_where_they_do_no_harm(String number) {
    String document = SMALL.replace("\"x\"", "\"x-big\"").formatted(number);
    problemsOf(document).isEmpty();
    assertThat(Tiny.STAGE.graph(document).contentHash()).hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "123456789012345678901234567890"})
  void refuses_huge_numbers_where_they_count(String number) {
    problemsOf(SMALL.replace("\"x\"", "\"data\"").formatted("{\"a\": " + number + "}"))
        .isExactly(problem(ProblemCode.SCHEMA, "/data/a"));
    problemsOf(SMALL.replace("\"x\"", "\"players\"").formatted("{\"min\": " + number + "}"))
        .isExactly(problem(ProblemCode.SCHEMA, "/players/min"));
    Report report =
        problemsOf(
            SMALL
                .replace("\"x\"", "\"variables\"")
                .formatted("{\"a\": {\"type\":\"int\",\"initial\": " + number + "}}"));
    assertThat(report.all())
        .anyMatch(one -> one.path().equals("/variables/a/initial") && one.isError());
  }

  @Test
  void refuses_numbers_of_thousands_of_digits() {
    problemsOf(SMALL.formatted("9".repeat(100_000)))
        .isExactly(problem(ProblemCode.MALFORMED_JSON, ""));
  }

  @Test
  void refuses_half_surrogate_pairs_and_null_characters() {
    problemsOf(SMALL.formatted("\"\\ud800\"")).isExactly(problem(ProblemCode.MALFORMED_JSON, "/x"));
    problemsOf(SMALL.formatted("\"\\udc00x\""))
        .isExactly(problem(ProblemCode.MALFORMED_JSON, "/x"));
    problemsOf(SMALL.formatted("[\"\\u0000\"]"))
        .isExactly(problem(ProblemCode.MALFORMED_JSON, "/x/0"));
    problemsOf(SMALL.formatted("{\"a\\u0000\": 1}")).saying("U+0000");
    problemsOf(SMALL.formatted("\"\\ud83d\\ude00\"")).isExactly(problem(ProblemCode.SCHEMA, "/x"));
  }

  @Test
  void takes_utf8_with_a_byte_order_mark_and_no_other_encoding() {
    String document = SMALL.replace("\"x\": %s, ", "");
    byte[] marked = ("\uFEFF" + document).getBytes(StandardCharsets.UTF_8);
    Tiny.STAGE.problemsOf(marked).isEmpty();
    Tiny.STAGE
        .problemsOf(document.getBytes(StandardCharsets.UTF_16))
        .isExactly(problem(ProblemCode.MALFORMED_JSON, ""))
        .saying("UTF-8");
    Tiny.STAGE
        .problemsOf(document.getBytes(StandardCharsets.UTF_16LE))
        .isExactly(problem(ProblemCode.MALFORMED_JSON, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "../x", "..", ".a", "", " ", "a b", "é"})
  void refuses_ids_that_are_no_names(String id) {
    Report report =
        problemsOf(
            "{\"format\":\"mimir/1\",\"id\":\"g\",\"nodes\":[{\"id\":\"s\",\"start\":{},\"next\":\"e\"},{\"id\":\"e\",\"end\":\"e\"},{\"id\":\"%s\",\"say\":\"x\",\"next\":\"e\"}]}"
                .formatted(id));
    report.contains(problem(ProblemCode.SCHEMA, "/nodes/2/id"));
    Report graphId =
        problemsOf(SMALL.replace("\"x\": %s, ", "").replace("\"g\"", "\"" + id + "\""));
    graphId.contains(problem(ProblemCode.SCHEMA, "/id"));
  }

  @Test
  void keeps_a_report_small_however_long_names_are() {
    String name = "n".repeat(40_000);
    String wrong =
        IntStream.range(0, 100)
            .mapToObj(i -> "\"%s%d\": \"\\u0000\"".formatted(name, i))
            .collect(Collectors.joining(","));
    Report report = problemsOf(SMALL.formatted("{" + wrong + "}"));
    assertThat(report.all()).isNotEmpty();
    assertThat(report.toString().length()).isLessThan(2_000_000);
  }

  @Test
  void refuses_calls_that_are_nested_too_deeply() {
    int depth = 4_000;
    String fragments =
        IntStream.range(0, depth)
            .mapToObj(i ->
                "\"f%d\":{\"nodes\":[{\"id\":\"s\",\"start\":{},\"next\":[{\"call\":\"#f%d\"},{\"end\":\"e\"}]}]}"
                    .formatted(i, i + 1))
            .collect(Collectors.joining(","));
    Report report =
        problemsOf(
            "{\"format\":\"mimir/1\",\"id\":\"g\",\"nodes\":[{\"start\":{},\"next\":[{\"call\":\"#f0\"},{\"end\":\"e\"}]}],\"fragments\":{%s,\"f%d\":{\"nodes\":[{\"start\":{},\"next\":[{\"end\":\"e\"}]}]}}}"
                .formatted(fragments, depth)
                .replace("10000", "10000"));
    assertThat(report.all()).anyMatch(one -> one.code() == ProblemCode.LIMIT_EXCEEDED);
  }
}
