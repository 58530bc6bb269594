package dev.mimir.projection;

import dev.mimir.dice.Dice;
import dev.mimir.dice.Roll;
import dev.mimir.graph.GraphEvent.GraphArchived;
import dev.mimir.graph.GraphEvent.GraphRestored;
import dev.mimir.session.Answer;
import dev.mimir.session.Player;
import dev.mimir.session.Position;
import dev.mimir.session.Saved;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.CheckMade;
import dev.mimir.session.SessionEvent.DebuggingBegun;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.InventoryChanged;
import dev.mimir.session.SessionEvent.PlayerJoined;
import dev.mimir.session.SessionEvent.PlayerLeft;
import dev.mimir.session.SessionEvent.VariablesAmended;
import dev.mimir.session.SessionEvent.WaitExpired;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.Wait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Random but plausible logs: sessions of several tenants that take turns at random.
final class RandomSessions {
  private static final List<String> TENANTS = List.of("acme", "bolt");
  private static final List<String> GRAPHS = List.of("tea", "keep", "mine");
  private static final List<String> PLAYERS = List.of("ann", "bob", "cid");
  private static final List<String> NOTATIONS = List.of("1d6", "2d6+1", "2d20kh1", "1d6!");
  private static final List<String> PROVIDERS = List.of("openai", "scripted");
  private static final List<String> TOOLS = List.of("weather", "bank");
  private static final List<String> CODES = List.of("TIMEOUT", "CIRCUIT_OPEN", "REFUSED");

  /// A session that goes on, and what its log folds to.
  private static final class Running {
    private final String tenant;
    private final UUID id;
    private Session state = Session.NONE;

    private Running(String tenant, UUID id) {
      this.tenant = tenant;
      this.id = id;
    }
  }

  private final Random random;
  private final Log log = new Log();
  private final List<Running> running = new ArrayList<>();
  private int sessions;
  private int versions;

  private RandomSessions(long seed) {
    this.random = new Random(seed);
  }

  static Log log(long seed, int steps) {
    RandomSessions sessions = new RandomSessions(seed);
    for (int i = 0; i < steps; i++) {
      sessions.step();
    }
    return sessions.log;
  }

  private void step() {
    if (random.nextInt(3) == 0) {
      log.now(log.now().plusMillis(random.nextLong(6 * 3_600_000L)));
    }
    int dice = random.nextInt(20);
    if (dice == 0) {
      graph();
    } else if (running.isEmpty() || dice < 4) {
      start();
    } else {
      turn(running.get(random.nextInt(running.size())));
    }
  }

  private void graph() {
    String tenant = any(TENANTS);
    String graph = any(GRAPHS);
    switch (random.nextInt(3)) {
      case 0 -> log.graph(tenant, graph, new GraphArchived(graph, Log.START));
      case 1 -> log.graph(tenant, graph, new GraphRestored(graph, Log.START));
      default -> log.graph(tenant, graph, Facts.published(graph, ++versions, "T" + versions));
    }
  }

  private Running next(String tenant) {
    Running session = new Running(tenant, new UUID(7, ++sessions));
    running.add(session);
    return session;
  }

  private void start() {
    Running session = next(any(TENANTS));
    add(session, Facts.started(any(GRAPHS), any(PLAYERS)));
    if (random.nextInt(4) == 0) {
      add(session, new DebuggingBegun(Log.START));
    }
    play(session);
  }

  private void turn(Running session) {
    switch (session.state.status()) {
      case SUSPENDED -> add(session, Facts.resumed());
      case INCIDENT -> standing(session);
      case PAUSED -> paused(session);
      default -> going(session);
    }
  }

  private void paused(Running session) {
    if (random.nextInt(3) == 0) {
      life(session);
    } else {
      add(session, Facts.stepped("a"));
      play(session);
    }
  }

  private void standing(Running session) {
    if (random.nextInt(3) == 0) {
      life(session);
    } else {
      add(session, Facts.resolved("a", any(List.of("retry", "skip"))));
      play(session);
    }
  }

  private void going(Running session) {
    if (random.nextInt(4) == 0) {
      life(session);
    } else if (!session.state.waits().isEmpty()) {
      moved(session, any(session.state.waits()));
      if (session.state.moving() != null) {
        play(session);
      }
    }
  }

  private void moved(Running session, Wait wait) {
    if (wait.effect() != null) {
      add(session, came(wait.waitId(), wait.effect().kind()));
    } else if (!wait.forPlayers()) {
      add(session, new WaitExpired("", "a", wait.waitId(), Log.START));
    } else {
      wait.awaited().players().stream()
          .filter(wait::open)
          .findAny()
          .ifPresent(player -> add(session, input(wait, player)));
    }
  }

  private SessionEvent came(long waitId, String kind) {
    List<Map<String, Object>> attempts = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      attempts.add(kind.equals("tool") ? called() : asked());
    }
    return switch (random.nextInt(4)) {
      case 0 -> Facts.failed(waitId, any(CODES), attempts);
      case 1 -> Facts.retried(waitId, any(CODES), attempts);
      default -> Facts.told("a", waitId, attempts);
    };
  }

  private Map<String, Object> asked() {
    Map<String, Object> attempt = new HashMap<>(Map.of("provider", any(PROVIDERS), "model", "m"));
    if (random.nextInt(3) == 0) {
      attempt.put("error_code", any(CODES));
    }
    attempt.put("latency_ms", random.nextLong(5_000));
    attempt.put("tokens_in", random.nextLong(100));
    attempt.put("tokens_out", random.nextLong(50));
    attempt.put("cost_micros", random.nextLong(1_000));
    return attempt;
  }

  private Map<String, Object> called() {
    String outcome = random.nextInt(3) == 0 ? any(CODES) : "ok";
    return Map.of("tool", any(TOOLS), "outcome", outcome, "millis", random.nextLong(3_000));
  }

  private static SessionEvent rolled(Roll roll) {
    return new DiceRolled(
        "", "d", 1, 0, roll.notation(), roll.total(), roll.dice(), roll.draws(), null, null);
  }

  private SessionEvent input(Wait wait, String player) {
    Answer answer =
        random.nextBoolean() ? Answer.choice("go") : Answer.text(player, "t\0" + sessions);
    return new InputReceived(wait.waitId(), "", "a", player, answer, Log.START, null);
  }

  private void life(Running session) {
    Session state = session.state;
    switch (random.nextInt(8)) {
      case 6 -> add(session, new VariablesAmended(Map.of("hp", 9L), null, Log.START));
      case 7 -> {
        add(session, Facts.migrated(1 + random.nextInt(9), state));
        state.waits().forEach(wait -> add(session, Facts.cancelled(wait.waitId())));
        open(session, state.waits());
      }
      case 0 -> add(session, Facts.suspended());
      case 1 -> {
        add(session, Facts.abandoned());
        state.waits().forEach(wait -> add(session, Facts.cancelled(wait.waitId())));
        running.remove(session);
      }
      case 2 -> add(session, Facts.saved(any(List.of("here", "there"))));
      case 3 -> back(session);
      case 4 -> fork(session);
      default -> members(session);
    }
  }

  private void back(Running session) {
    for (Map.Entry<String, Saved> entry : session.state.saves().entrySet()) {
      List<Wait> waits = session.state.waits();
      add(session, Facts.restored(entry.getKey(), entry.getValue().sequence()));
      waits.forEach(wait -> add(session, Facts.cancelled(wait.waitId())));
      open(session, entry.getValue().waits());
      return;
    }
  }

  private void fork(Running parent) {
    Session state = parent.state;
    Running fork = next(parent.tenant);
    add(fork, Facts.forked(state.begun().graphId(), parent.id, state.sequence()));
    add(fork, Facts.takenOver(state));
    open(fork, state.waits());
  }

  private void open(Running session, List<Wait> waits) {
    for (Wait wait : waits) {
      add(
          session,
          wait.effect() == null
              ? new WaitOpened(wait.frame(), wait.node(), wait.awaited())
              : Facts.asks("a"));
    }
    if (session.state.positions().stream().anyMatch(Position::paused)) {
      add(session, Facts.paused("a"));
    }
  }

  private void members(Running session) {
    List<String> players = session.state.playerIds();
    String player = any(PLAYERS);
    if (!players.contains(player)) {
      add(session, new PlayerJoined(Player.named(player, player), Log.START));
    } else if (players.size() > 1) {
      add(session, new PlayerLeft(player, Log.START));
    }
  }

  private void play(Running session) {
    for (int i = random.nextInt(4); i > 0; i--) {
      add(session, shown());
    }
    int end = random.nextInt(12);
    if (end == 0) {
      add(session, Facts.ended("won"));
      running.remove(session);
    } else if (end == 1) {
      add(session, Facts.incident("a"));
    } else if (session.state.life().debugged() && random.nextInt(3) > 0) {
      add(session, Facts.paused("a"));
    } else {
      for (int i = random.nextInt(3); i >= 0; i--) {
        add(session, wait(session.state.playerIds().toArray(String[]::new)));
      }
    }
  }

  private SessionEvent wait(String... players) {
    return switch (random.nextInt(5)) {
      case 0 -> Facts.rests("a");
      case 1 -> random.nextBoolean() ? Facts.asks("a") : Facts.calls("a", any(TOOLS));
      case 2 -> Facts.waitsForAll("a", players);
      default -> Facts.waits("a", players);
    };
  }

  private SessionEvent shown() {
    return switch (random.nextInt(5)) {
      case 0 -> rolled(Dice.parse(any(NOTATIONS)).roll(sides -> 1 + random.nextInt(sides)));
      case 1 -> new CheckMade("", "c", null, "insight", 1, 2, 3, 4, "failure");
      case 2 -> new InventoryChanged("", "i", "", "rope", 1, 1, "add");
      case 3 -> Facts.entered("n");
      default -> Facts.shown("s", "text " + random.nextInt(100));
    };
  }

  private void add(Running session, SessionEvent event) {
    log.session(session.tenant, session.id, event);
    session.state = session.state.on(event);
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
