package dev.mimir.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Draw;
import dev.mimir.projection.calendar.Days;
import dev.mimir.projection.dicefairness.DiceFairnessQueries;
import dev.mimir.projection.modelusage.ModelUsageQueries;
import dev.mimir.projection.playerrecord.PlayerRecordQueries;
import dev.mimir.projection.playerrecord.PlayerSummary;
import dev.mimir.projection.sessiondaily.SessionDailyQueries;
import dev.mimir.projection.tally.Sessions;
import dev.mimir.projection.toolusage.ToolUsageQueries;
import dev.mimir.session.Player;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.EffectCompleted;
import dev.mimir.session.SessionEvent.EffectFailed;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.EffectRetried;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.PlayerJoined;
import dev.mimir.session.SessionEvent.PlayerLeft;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/// The numbers about days, players, dice, models and tools against a naive recomputation from
/// random logs.
class NumbersRecomputationTest {
  private static final List<String> TENANTS = List.of("acme", "bolt");
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe");
  private static final LocalDate FIRST = LocalDate.parse("2026-02-27");
  private static final LocalDate LAST = FIRST.plusDays(90);

  private final ReadSide readSide = new ReadSide();

  @AfterEach
  void close() {
    readSide.close();
  }

  @RepeatedTest(3)
  void equals_what_the_log_says() {
    long seed = new Random().nextLong();
    Log log = RandomSessions.log(seed, 400);
    Map<String, List<DomainEventMessage<?>>> sessions = new LinkedHashMap<>();
    for (DomainEventMessage<?> event : log.events()) {
      String id = event.getAggregateIdentifier();
      if (id.contains("/session/")) {
        sessions.computeIfAbsent(id, _ -> new ArrayList<>()).add(event);
      }
    }
    Map<String, Object> expected = expected(sessions);
    readSide.liveAndReplayed(
        log,
        () -> assertThat(told()).as("seed %d", seed).containsExactlyInAnyOrderEntriesOf(expected));
  }

  private Map<String, Object> told() {
    Map<String, Object> told = new TreeMap<>();
    for (String tenant : TENANTS) {
      for (String zone : ZONES) {
        days(told, tenant, zone);
      }
      players(told, tenant);
      dice(told, tenant);
      calls(told, tenant);
    }
    return told;
  }

  private static Days range(String zone) {
    return new Days(FIRST, LAST, ZoneId.of(zone));
  }

  private void days(Map<String, Object> told, String tenant, String zone) {
    for (String graph : new @Nullable String[] {null, "tea"}) {
      readSide
          .queries(SessionDailyQueries::new)
          .list(new Sessions(tenant, graph, null, null), range(zone))
          .forEach(day -> {
            String key = "day " + tenant + graph + zone + day.date();
            note(told, key + " started", day.started());
            note(told, key + " ended", day.ended());
            note(told, key + " abandoned", day.abandoned());
            note(told, key + " active", day.active());
            note(told, key + " turns", day.turns());
          });
    }
  }

  private void players(Map<String, Object> told, String tenant) {
    for (String player : List.of("ann", "bob", "cid")) {
      for (PlayerSummary all :
          readSide.queries(PlayerRecordQueries::new).list(tenant, player, null)) {
        String key = "player " + tenant + player;
        if (all.graphId() != null) {
          note(told, key + " in " + all.graphId(), all.started());
        } else {
          player(told, key, all);
        }
      }
    }
  }

  private static void player(Map<String, Object> told, String key, PlayerSummary all) {
    note(told, key + " started", all.started());
    note(told, key + " ended", all.ended());
    note(told, key + " abandoned", all.abandoned());
    note(told, key + " departed", all.departed());
    note(told, key + " going on", all.goingOn());
    note(told, key + " inputs", all.inputs());
    note(told, key + " time", all.timePlayedMs());
    told.put(key + " first", all.firstSeen());
    told.put(key + " last", all.lastSeen());
    all.endings().forEach((ending, n) -> note(told, key + " by " + ending, n));
  }

  private void dice(Map<String, Object> told, String tenant) {
    DiceFairnessQueries dice = readSide.queries(DiceFairnessQueries::new);
    for (String graph : List.of("tea", "keep", "mine")) {
      Sessions which = new Sessions(tenant, graph, null, null);
      dice.notations(which)
          .forEach(report -> {
            String key = "dice " + tenant + graph + report.notation();
            note(told, key, report.count());
            report.histogram().forEach(bin -> note(told, key + " = " + bin.value(), bin.count()));
          });
      dice.dice(which)
          .forEach(die ->
              die.histogram()
                  .forEach(bin ->
                      note(
                          told,
                          "die " + tenant + graph + die.sides() + " " + bin.value(),
                          bin.count())));
    }
  }

  private void calls(Map<String, Object> told, String tenant) {
    readSide
        .queries(ModelUsageQueries::new)
        .list(tenant, null, range("Asia/Kathmandu"))
        .forEach(day -> {
          String key = "model " + tenant + day.date() + text(day.provider());
          note(told, key + " calls", day.calls());
          note(told, key + " in", day.tokensIn());
          note(told, key + " out", day.tokensOut());
          note(told, key + " cost", day.costMicros());
          note(told, key + " failed", day.failed());
          day.failures().forEach((code, n) -> note(told, key + " " + code, n));
          middle(told, key, day.latency().p50Ms());
        });
    readSide
        .queries(ToolUsageQueries::new)
        .list(tenant, null, range("UTC"))
        .forEach(day -> {
          String key = "tool " + tenant + day.date() + day.tool();
          note(told, key + " calls", day.calls());
          note(told, key + " failed", day.failed());
          day.failures().forEach((code, n) -> note(told, key + " " + code, n));
          middle(told, key, day.latency().p50Ms());
        });
  }

  private static long number(Map<String, Object> attempt, String member) {
    return (long) attempt.getOrDefault(member, 0L);
  }

  private static void note(Map<String, Object> told, String key, long number) {
    if (number != 0) {
      told.put(key, number);
    }
  }

  private static void middle(Map<String, Object> told, String key, @Nullable Double median) {
    if (median != null) {
      told.put(key + " bucket of the median", bucket(median * 0.999));
    }
  }

  /// In which quarter of a doubling a number of milliseconds lies. What was interpolated is taken a
  /// little lower, since it may be the upper bound itself.
  private static long bucket(double millis) {
    return millis < 1 ? -1 : (long) Math.floor(4 * Math.log(millis) / Math.log(2) + 1e-9);
  }

  private static String text(@Nullable Object text) {
    return String.valueOf(text);
  }

  private static Map<String, Object> expected(Map<String, List<DomainEventMessage<?>>> sessions) {
    Map<String, Object> expected = new TreeMap<>();
    Map<String, List<Long>> latencies = new HashMap<>();
    sessions.forEach((id, log) -> {
      String tenant = id.substring(0, id.indexOf('/'));
      List<DomainEventMessage<?>> lived = untilGivenUp(log);
      String graph = ((SessionStarted) lived.getFirst().getPayload()).graphId();
      for (String zone : ZONES) {
        lived(expected, "day " + tenant + "null" + zone, ZoneId.of(zone), lived);
        if (graph.equals("tea")) {
          lived(expected, "day " + tenant + "tea" + zone, ZoneId.of(zone), lived);
        }
      }
      for (String player : List.of("ann", "bob", "cid")) {
        player(expected, "player " + tenant + player, player, graph, lived);
      }
      rolled(expected, tenant + graph, lived);
      called(expected, latencies, tenant, lived);
    });
    latencies.forEach((key, all) -> {
      Collections.sort(all);
      double median = all.get((all.size() + 1) / 2 - 1);
      expected.put(key + " bucket of the median", bucket(median));
    });
    return expected;
  }

  /// Of what follows the end only the closing of its waits is told, which no number counts.
  private static List<DomainEventMessage<?>> untilGivenUp(List<DomainEventMessage<?>> log) {
    List<DomainEventMessage<?>> lived = new ArrayList<>();
    for (DomainEventMessage<?> event : log) {
      lived.add(event);
      if (event.getPayload() instanceof SessionAbandoned) {
        break;
      }
    }
    return lived;
  }

  private static void add(Map<String, Object> numbers, String key, long more) {
    if (more != 0) {
      numbers.merge(key, more, (one, other) -> (long) one + (long) other);
    }
  }

  private static void lived(
      Map<String, Object> expected, String key, ZoneId zone, List<DomainEventMessage<?>> log) {
    Set<LocalDate> active = new HashSet<>();
    for (DomainEventMessage<?> event : log) {
      LocalDate date = event.getTimestamp().atZone(zone).toLocalDate();
      if (active.add(date)) {
        add(expected, key + date + " active", 1);
      }
      switch (event.getPayload()) {
        case SessionStarted _ -> add(expected, key + date + " started", 1);
        case SessionEnded _ -> add(expected, key + date + " ended", 1);
        case SessionAbandoned _ -> add(expected, key + date + " abandoned", 1);
        case InputReceived _ -> add(expected, key + date + " turns", 1);
        default -> {}
      }
    }
  }

  private static void player(
      Map<String, Object> expected,
      String key,
      String player,
      String graph,
      List<DomainEventMessage<?>> log) {
    List<Instant> signs = new ArrayList<>();
    boolean here = false;
    boolean over = false;
    for (DomainEventMessage<?> event : log) {
      Instant at = event.getTimestamp();
      boolean joins =
          (event.getPayload() instanceof SessionStarted started
                  && started.players().stream().map(Player::playerId).anyMatch(player::equals))
              || (event.getPayload() instanceof PlayerJoined joined
                  && joined.player().playerId().equals(player));
      boolean answers =
          event.getPayload() instanceof InputReceived input && input.player().equals(player);
      boolean leaves =
          event.getPayload() instanceof PlayerLeft left && left.player().equals(player);
      if ((answers || leaves) && !signs.isEmpty()) {
        long since = Duration.between(signs.getLast(), at).toMillis();
        add(expected, key + " time", Math.min(since, 900_000));
      }
      if (answers) {
        add(expected, key + " inputs", 1);
      }
      if (joins || answers || leaves) {
        signs.add(at);
        here = !leaves;
      }
      if (here && event.getPayload() instanceof SessionEnded ended) {
        add(expected, key + " ended", 1);
        add(expected, key + " by " + ended.ending(), 1);
        over = true;
      }
      if (here && event.getPayload() instanceof SessionAbandoned) {
        add(expected, key + " abandoned", 1);
        over = true;
      }
    }
    if (!signs.isEmpty()) {
      add(expected, key + " started", 1);
      add(expected, key + " in " + graph, 1);
      add(expected, key + (here ? " going on" : " departed"), over ? 0 : 1);
      expected.merge(key + " first", signs.getFirst(), NumbersRecomputationTest::earlier);
      expected.merge(key + " last", signs.getLast(), (a, b) -> earlier(a, b).equals(a) ? b : a);
    }
  }

  private static Object earlier(Object one, Object other) {
    return ((Instant) one).isBefore((Instant) other) ? one : other;
  }

  private static void rolled(
      Map<String, Object> expected, String of, List<DomainEventMessage<?>> log) {
    for (DomainEventMessage<?> event : log) {
      if (event.getPayload() instanceof DiceRolled roll) {
        add(expected, "dice " + of + roll.notation(), 1);
        add(expected, "dice " + of + roll.notation() + " = " + roll.total(), 1);
        for (Draw draw : roll.draws()) {
          add(expected, "die " + of + draw.sides() + " " + draw.face(), 1);
        }
      }
    }
  }

  private static void called(
      Map<String, Object> expected,
      Map<String, List<Long>> latencies,
      String tenant,
      List<DomainEventMessage<?>> log) {
    for (DomainEventMessage<?> event : log) {
      switch (event.getPayload()) {
        case EffectRetried again ->
            came(
                expected,
                latencies,
                tenant,
                log,
                event,
                again.waitId(),
                again.attempts(),
                again.code());
        case EffectFailed failed ->
            came(
                expected,
                latencies,
                tenant,
                log,
                event,
                failed.waitId(),
                failed.attempts(),
                failed.code());
        case EffectCompleted done ->
            came(expected, latencies, tenant, log, event, done.waitId(), done.attempts(), null);
        default -> {}
      }
    }
  }

  private static void came(
      Map<String, Object> expected,
      Map<String, List<Long>> latencies,
      String tenant,
      List<DomainEventMessage<?>> log,
      DomainEventMessage<?> event,
      long waitId,
      List<Map<String, Object>> attempts,
      @Nullable String code) {
    EffectRequested asked = (EffectRequested) log.get((int) waitId).getPayload();
    boolean tool = asked.kind().equals("tool");
    String zone = tool ? "UTC" : "Asia/Kathmandu";
    LocalDate date = event.getTimestamp().atZone(ZoneId.of(zone)).toLocalDate();
    String of = asked.kind() + " " + tenant + date;
    if (attempts.isEmpty() && code != null) {
      String who = of + (tool ? asked.request().value().get("tool") : "null");
      add(expected, who + " failed", 1);
      add(expected, who + " " + code, 1);
    }
    for (Map<String, Object> attempt : attempts) {
      String who = of + attempt.get(tool ? "tool" : "provider");
      String outcome = text(attempt.getOrDefault(tool ? "outcome" : "error_code", "ok"));
      if (!outcome.equals("ok")) {
        add(expected, who + " failed", 1);
        add(expected, who + " " + outcome, 1);
      }
      if (tool || !outcome.equals("CIRCUIT_OPEN")) {
        add(expected, who + " calls", 1);
        latencies
            .computeIfAbsent(who, _ -> new ArrayList<>())
            .add(number(attempt, tool ? "millis" : "latency_ms"));
      }
      if (!tool) {
        add(expected, who + " in", number(attempt, "tokens_in"));
        add(expected, who + " out", number(attempt, "tokens_out"));
        add(expected, who + " cost", number(attempt, "cost_micros"));
      }
    }
  }
}
