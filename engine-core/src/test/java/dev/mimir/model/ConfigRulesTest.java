package dev.mimir.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigRulesTest {
  private static final List<ProviderType> TYPES =
      List.of(
          new ProviderType("cloud", "https://cloud.example/v1", true, true),
          new ProviderType("local", "", false, true),
          new ProviderType("scripted", "", false, false));

  @Test
  void accepts_what_is_complete() {
    assertThat(problems("cloud", null, "key-12345", Map.of())).isEmpty();
    assertThat(problems("local", "http://127.0.0.1:8080/v1", null, Map.of())).isEmpty();
    assertThat(
            ConfigRules.problems(
                new ModelConfig.Draft("s", "scripted", null, null, "", true, 0, Map.of()),
                false,
                TYPES))
        .isEmpty();
  }

  @Test
  void reports_everything_at_once() {
    ModelConfig.Draft draft =
        new ModelConfig.Draft(
            "no spaces", "cloud", "ftp://x", "tiny", " ", true, -1, Map.of("timeout_ms", "soon"));
    assertThat(ConfigRules.problems(draft, false, TYPES))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(
            "/name", "/weight", "/api_url", "/api_key", "/model", "/metadata/timeout_ms");
    assertThat(ConfigRules.problems(draft, false, TYPES).toString()).doesNotContain("tiny");
    assertThat(draft.toString()).doesNotContain("tiny");
  }

  @Test
  void needs_a_key_only_where_none_is_stored() {
    ModelConfig.Draft draft =
        new ModelConfig.Draft("a", "cloud", null, null, "m", true, 1, Map.of());
    assertThat(ConfigRules.problems(draft, true, TYPES)).isEmpty();
    assertThat(ConfigRules.problems(draft, false, TYPES))
        .containsExactly(new Problem("/api_key", "The provider cloud needs a key."));
  }

  @Test
  void names_the_providers_that_there_are() {
    assertThat(problems("colud", null, null, Map.of()))
        .containsExactly(new Problem("/provider", "Has to be one of cloud, local, scripted."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nowhere",
        "http:///v1",
        "http://me:pw@host/",
        "http://h/?key=1",
        "http://h h"
      })
  void refuses_an_address_that_is_none(String url) {
    assertThat(problems("local", url, null, Map.of()))
        .extracting(Problem::path)
        .containsExactly("/api_url");
  }

  @Test
  void refuses_metadata_of_a_known_name_with_another_meaning() {
    assertThat(
            problems(
                "local",
                "http://h",
                null,
                Map.of(
                    "prices",
                    Map.of("m", Map.of("input", -1L), "n", Map.of("in", 1L)),
                    "structured",
                    "xml",
                    "idle_timeout_ms",
                    1L,
                    "remark",
                    "anything")))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(
            "/metadata/prices/m",
            "/metadata/prices/n",
            "/metadata/structured",
            "/metadata/idle_timeout_ms");
    assertThat(problems("local", "http://h", null, Map.of("prices", "cheap"))).hasSize(1);
  }

  @Test
  void prices_tokens_by_model() {
    ModelConfig config =
        config(
            Map.of(
                "prices",
                Map.of(
                    "small", Map.of("input", 150_000L, "output", 600_000L),
                    "*", Map.of("input", 3L)),
                "timeout_ms",
                250L));
    assertThat(config.price("small").cost(1_000, 500)).isEqualTo(450);
    assertThat(config.price("other").cost(1_000_000, 9)).isEqualTo(3);
    assertThat(config.price("other").cost(166_666, 0)).isZero();
    assertThat(config.price("other").cost(166_667, 0)).isOne();
    assertThat(config(Map.of()).price("small").cost(9, 9)).isZero();
    assertThat(config.timeout()).isEqualTo(Duration.ofMillis(250));
    assertThat(config.idleTimeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void reports_everything_that_is_wrong_with_a_route() {
    ModelRoute.Draft draft =
        new ModelRoute.Draft(
            "",
            List.of(new ModelRoute.Member("a", -1), new ModelRoute.Member("x", null)),
            List.of("b", "a"));
    assertThat(ConfigRules.problems(draft, List.of("a", "b")))
        .extracting(Problem::path)
        .containsExactly("/name", "/members/0/weight", "/members/1/config_id", "/failover/1");
    assertThat(ConfigRules.problems(new ModelRoute.Draft("r", List.of(), List.of()), List.of()))
        .extracting(Problem::path)
        .containsExactly("/members");
  }

  private static List<Problem> problems(
      String provider, @Nullable String url, @Nullable String key, Map<String, Object> metadata) {
    return ConfigRules.problems(
        new ModelConfig.Draft("name", provider, url, key, "m", true, 1, metadata), false, TYPES);
  }

  private static ModelConfig config(Map<String, Object> metadata) {
    return new ModelConfig(
        "id", "n", "local", null, null, "m", true, 1, metadata, Instant.EPOCH, Instant.EPOCH);
  }
}
