package dev.mimir.web.acceptance.faults;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.web.acceptance.Client;
import dev.mimir.web.acceptance.ReadSide;
import dev.mimir.web.acceptance.Recount;
import dev.mimir.web.acceptance.faults.Seat.Turn;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/// What must be true when nothing fails any more. Each question goes to a server at random.
final class Checks {
  private static final Set<String> ENDS = Set.of("EffectCompleted", "EffectFailed", "WaitExpired");

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int AT_A_TIME = 4;

  /// As often, and nearly as long, as `storm.json` has an effect tried.
  private static final int ATTEMPTS = 4;

  private static final Duration NEARLY_ALL_THE_TIME = Duration.ofMillis(4_500);

  /// How many of the sessions of earlier rounds are looked at again.
  private static final int SAMPLE = 3;

  private final Nodes nodes;
  private final Random random;
  private final Recount recount = new Recount();
  private final List<Seat> all = new ArrayList<>();

  Checks(Nodes nodes, Random random) {
    this.nodes = nodes;
    this.random = random;
  }

  private Client client() {
    return nodes.auditor(random);
  }

  /// Checks sessions which nobody plays any more and some earlier ones, and what read models tell
  /// of all there ever were.
  void check(List<Seat> seats) throws Exception {
    List<Seat> earlier = sample();
    all.addAll(seats);
    for (Client client : nodes.auditors()) {
      // connections that died may still be found out one by one, which is answered 503
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(rebuilds(client)).isEmpty());
    }
    ReadSide readSide = new ReadSide(client()).caughtUp();
    Map<String, JsonNode> rows = readSide.sessions();
    assertThat(rows.keySet()).isEqualTo(all.stream().map(Seat::session).collect(toSet()));
    each(seats, seat -> check(seat, rows)).forEach(recount::read);
    each(earlier, seat -> check(seat, rows));
    assertThat(Recount.told(client(), "storm")).isEqualTo(recount.numbers());
    long sum = all.stream().mapToLong(Seat::total).sum();
    await().atMost(PATIENCE).until(this::ever, ever -> ever == sum);
  }

  /// Read models that are being made again.
  private static List<JsonNode> rebuilds(Client client) throws IOException {
    JsonNode models = client.get("/api/v2/projections").expect(200).data().path("items");
    return models.valueStream().filter(model -> model.has("rebuild")).toList();
  }

  private List<Seat> sample() {
    return all.isEmpty()
        ? List.of()
        : random.ints(SAMPLE, 0, all.size()).distinct().mapToObj(all::get).toList();
  }

  /// @return the session's log
  private List<JsonNode> check(Seat seat, Map<String, JsonNode> rows) throws IOException {
    List<JsonNode> log = client().all(seat.path() + "/events");
    checkTurns(seat, log);
    checkViews(seat, log);
    checkReplay(seat, log.size());
    new ReadSide(client()).compare(seat.session(), log, rows.get(seat.session()));
    return log;
  }

  /// Replays all sessions there ever were.
  void replayAll() throws Exception {
    each(
        all,
        seat -> {
          checkReplay(seat, seat.view().path("sequence").intValue() + 1);
          return seat;
        });
  }

  private interface Check<T> {
    T of(Seat seat) throws Exception;
  }

  /// Checks some at a time.
  private static <T> List<T> each(List<Seat> seats, Check<T> check) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
      List<Future<T>> checking =
          seats.stream().map(seat -> threads.submit(() -> check.of(seat))).toList();
      List<T> found = new ArrayList<>();
      for (Future<T> one : checking) {
        found.add(one.get());
      }
      return found;
    }
  }

  /// Every acknowledged turn once, in order, whole, and nothing else; every effect with one result.
  private static void checkTurns(Seat seat, List<JsonNode> log) {
    assertThat(log)
        .extracting(event -> event.path("sequence").longValue())
        .containsExactlyElementsOf(LongStream.range(0, log.size()).boxed().toList());
    List<Integer> inputs =
        IntStream.range(0, log.size())
            .filter(i -> is(log.get(i), "InputReceived"))
            .boxed()
            .toList();
    assertThat(inputs.stream().map(i -> log.get(i).at("/payload/request/key").stringValue()))
        .containsExactlyElementsOf(seat.turns().stream().map(Turn::key).toList());
    for (int turn = 0; turn < inputs.size(); turn++) {
      int end = turn + 1 < inputs.size() ? inputs.get(turn + 1) : log.size();
      checkWhole(seat.turns().get(turn), log.subList(inputs.get(turn), end));
    }
    checkResults(log);
  }

  /// Every effect and every timer came to one end.
  private static void checkResults(List<JsonNode> log) {
    List<Long> begun =
        log.stream()
            .filter(event -> is(event, "EffectRequested") || isNap(event))
            .map(event -> event.path("sequence").longValue())
            .toList();
    assertThat(log.stream().filter(event -> ENDS.contains(type(event))))
        .extracting(event -> event.at("/payload/wait_id").longValue())
        .containsExactlyInAnyOrderElementsOf(begun);
    log.stream()
        .filter(event -> is(event, "EffectFailed"))
        .forEach(event -> checkTried(event, log.get(event.at("/payload/wait_id").intValue())));
  }

  /// What failed for good was tried as often as it was to be, or as long as there was time; or
  /// nobody was asked any more, for too much had failed before.
  private static void checkTried(JsonNode failed, JsonNode requested) {
    Duration took = Duration.between(at(requested), at(failed));
    assertThat(
            failed.at("/payload/attempt").intValue() == ATTEMPTS
                || took.compareTo(NEARLY_ALL_THE_TIME) > 0
                || isLate(failed, requested)
                || failed.at("/payload/code").stringValue().equals("CIRCUIT_OPEN")
                || failed.at("/payload/attempts").isEmpty())
        .as("%s of %s", failed, requested)
        .isTrue();
  }

  /// By the clock of the server that tried last, which may have jumped and be back since.
  private static boolean isLate(JsonNode failed, JsonNode requested) {
    Instant tried = Instant.parse(failed.at("/payload/at").stringValue());
    return !tried.isBefore(Instant.parse(requested.at("/payload/deadline").stringValue()));
  }

  private static Instant at(JsonNode event) {
    return Instant.parse(event.path("timestamp").stringValue());
  }

  private static boolean isNap(JsonNode event) {
    return is(event, "WaitOpened") && event.at("/payload/node").stringValue().equals("nap");
  }

  /// The turn went all its way, and once.
  private static void checkWhole(Turn turn, List<JsonNode> events) {
    List<String> way =
        events.stream()
            .filter(event -> is(event, "NodeEntered"))
            .map(event -> event.at("/payload/node").stringValue())
            .toList();
    List<String> expected =
        switch ((int) (turn.value() % 4)) {
          case 0 -> List.of("add", "luck", "way", "oracle", "say", "ask");
          case 1 -> List.of("add", "luck", "way", "nap", "say", "ask");
          default -> List.of("add", "luck", "way", "say", "ask");
        };
    assertThat(way).isEqualTo(expected);
    assertThat(events.getFirst().at("/payload/answer/value").longValue()).isEqualTo(turn.value());
    assertThat(events.stream().filter(event -> is(event, "DiceRolled"))).hasSize(1);
  }

  /// The view is what the log folds to, now and at what was acknowledged.
  private void checkViews(Seat seat, List<JsonNode> log) throws IOException {
    JsonNode live = client().get(seat.path()).expect(200).data();
    assertThat(live.path("sequence").intValue()).isEqualTo(log.size() - 1);
    assertThat(live.path("status").stringValue()).isEqualTo("awaiting_input");
    assertThat(live.path("turn").intValue()).isEqualTo(seat.turns().size());
    assertThat(live.at("/variables/total").longValue()).isEqualTo(seat.total());
    assertThat(at(seat, log.size() - 1)).isEqualTo(live);
    Turn some = seat.turns().get(random.nextInt(seat.turns().size()));
    assertThat(at(seat, some.view().path("sequence").intValue())).isEqualTo(some.view());
  }

  private JsonNode at(Seat seat, int sequence) throws IOException {
    return client().get(seat.path() + "/state?at=" + sequence).expect(200).data();
  }

  /// The chain of hashes is whole, and deciding again gives the same events.
  private void checkReplay(Seat seat, int events) throws IOException {
    JsonNode replayed = client().post(seat.path() + "/replay", "", null).expect(200).data();
    assertThat(replayed.path("match").booleanValue()).as("%s", replayed).isTrue();
    assertThat(replayed.path("events").intValue()).isEqualTo(events);
  }

  private long ever() throws IOException {
    return client()
        .get("/api/v2/graphs/storm/variables")
        .expect(200)
        .data()
        .at("/variables/ever")
        .longValue();
  }

  private static boolean is(JsonNode event, String type) {
    return type(event).equals(type);
  }

  private static String type(JsonNode event) {
    return event.path("type").stringValue();
  }
}
