package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReadinessTest {

  @Test
  void is_ready_once_the_samples_can_be_listed() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Api.get("/actuator/health/readiness").status() == 200);
    assertThat(Api.get("/api/v2/graphs?page_size=200").data().path("items"))
        .extracting((JsonNode graph) -> graph.path("graph_id").stringValue())
        .contains("dungeon", "hallow-skerry", "mystery", "seven-tides");
  }

  @Test
  void is_alive() {
    assertThat(Api.get("/actuator/health/liveness").status()).isEqualTo(200);
  }

  @Test
  void serves_metrics_and_what_it_is() {
    assertThat(Api.get("/actuator/prometheus").text()).contains("http_server_requests");
    assertThat(Api.get("/actuator/info").status()).isEqualTo(200);
    assertThat(Api.get("/actuator/env").status()).isEqualTo(404);
  }
}
