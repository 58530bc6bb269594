package dev.mimir.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.axon.eventstore.HashChain;
import dev.mimir.web.acceptance.Gambler.Played;
import dev.mimir.web.acceptance.Gambler.Turn;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;

/// Compares what a server has with what its players know.
final class Ledger implements AutoCloseable {
  private final Client client;
  private final DataSource database;
  private final HashChain chain;

  /// With one connection to the server's own database.
  Ledger(Server server) {
    this(
        server.client(),
        new SingleConnectionDataSource(
            "jdbc:postgresql://127.0.0.1:%d/postgres?currentSchema=mimir"
                .formatted(server.databasePort()),
            "mimir",
            server.databasePassword(),
            true));
  }

  /// @param database closed with it when it is a single connection
  Ledger(Client client, DataSource database) {
    this.client = client;
    this.database = database;
    chain = new HashChain(database);
  }

  @Override
  public void close() {
    if (database instanceof SingleConnectionDataSource own) {
      own.close();
    }
  }

  /// Checks a session's log and gives it.
  ///
  /// @param pending a turn that may have been played or not
  List<JsonNode> audit(Played played, @Nullable Turn pending) throws IOException {
    String path = Games.SESSIONS + "/" + played.session();
    List<JsonNode> log = client.all(path + "/events");
    assertThat(log)
        .extracting(event -> event.path("sequence").longValue())
        .containsExactlyElementsOf(LongStream.range(0, log.size()).boxed().toList());
    assertTurns(played, pending, log);
    assertThat(chain.firstBroken("default/session/" + played.session())).isEmpty();
    JsonNode live = client.get(path).expect(200).data();
    assertThat(live.path("sequence").longValue()).isEqualTo(log.size() - 1L);
    assertThat(client.get(path + "/state?at=" + (log.size() - 1)).expect(200).data())
        .isEqualTo(live);
    assertTotal(live, log);
    return log;
  }

  private static void assertTurns(Played played, @Nullable Turn pending, List<JsonNode> log) {
    List<JsonNode> inputs = log.stream().filter(event -> is(event, "InputReceived")).toList();
    List<String> keys =
        inputs.stream()
            .map(event -> event.path("payload").path("request").path("key").stringValue())
            .toList();
    List<String> acknowledged = played.turns().stream().map(Turn::key).toList();
    assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(acknowledged.size());
    assertThat(keys.subList(0, acknowledged.size())).isEqualTo(acknowledged);
    if (keys.size() > acknowledged.size()) {
      assertThat(keys).hasSize(acknowledged.size() + 1);
      assertThat(keys.getLast()).isEqualTo(Objects.requireNonNull(pending).key());
    }
    for (int i = 0; i < acknowledged.size(); i++) {
      JsonNode view = Objects.requireNonNull(played.turns().get(i).view());
      assertThat(view.path("turn").intValue()).isEqualTo(i + 1);
      long next =
          i + 1 < inputs.size() ? inputs.get(i + 1).path("sequence").longValue() : log.size();
      assertThat(view.path("sequence").longValue()).isEqualTo(next - 1);
    }
  }

  /// What the counting game shows is the sum of what it was given.
  private static void assertTotal(JsonNode live, List<JsonNode> log) {
    if (live.path("graph_id").stringValue().equals("counting")) {
      long sum =
          log.stream()
              .filter(event -> is(event, "InputReceived"))
              .mapToLong(event -> event.path("payload").path("answer").path("value").longValue())
              .sum();
      assertThat(live.path("variables").path("total").longValue()).isEqualTo(sum);
    }
  }

  /// What all sessions of the counting game have added up together is the sum of all they were
  /// given, each number once; as soon as the last of it is in.
  void assertEver(Collection<List<JsonNode>> logs) {
    long sum =
        logs.stream()
            .filter(log -> log.getFirst().at("/payload/graph_id").stringValue().equals("counting"))
            .flatMap(List::stream)
            .filter(event -> is(event, "InputReceived"))
            .mapToLong(event -> event.at("/payload/answer/value").longValue())
            .sum();
    assertThat(sum).isPositive();
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(ever()).isEqualTo(sum));
  }

  private long ever() throws IOException {
    return client
        .get("/api/v2/graphs/counting/variables")
        .expect(200)
        .data()
        .at("/variables/ever")
        .longValue();
  }

  static boolean is(JsonNode event, String type) {
    return event.path("type").stringValue().equals(type);
  }
}
