package dev.mimir.projection;

import dev.mimir.graph.GraphEvent.GraphArchived;
import dev.mimir.graph.GraphEvent.GraphRestored;
import dev.mimir.session.Answer;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.CheckMade;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.InventoryChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Random but plausible logs: sessions of several tenants that take turns at random.
final class RandomSessions {
  private static final List<String> TENANTS = List.of("acme", "bolt");
  private static final List<String> GRAPHS = List.of("tea", "keep", "mine");
  private static final List<String> PLAYERS = List.of("ann", "bob", "cid");

  private record Running(String tenant, UUID id, String player) {}

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

  private void start() {
    Running session = new Running(any(TENANTS), new UUID(7, ++sessions), any(PLAYERS));
    running.add(session);
    add(session, Facts.started(any(GRAPHS), session.player()));
    play(session);
  }

  private void turn(Running session) {
    Answer answer =
        random.nextBoolean()
            ? Answer.choice("go")
            : Answer.text(session.player(), "t\0" + sessions);
    add(session, Facts.input("a", session.player(), answer));
    play(session);
  }

  private void play(Running session) {
    for (int i = random.nextInt(4); i > 0; i--) {
      add(session, shown());
    }
    int end = random.nextInt(12);
    if (end > 1) {
      add(session, Facts.waits("a", session.player()));
    } else {
      add(session, end == 0 ? Facts.ended("won") : Facts.incident("a"));
      running.remove(session);
    }
  }

  private SessionEvent shown() {
    return switch (random.nextInt(5)) {
      case 0 -> new DiceRolled("", "d", 1, 0, "1d6", 4, List.of(), List.of(), null, null);
      case 1 -> new CheckMade("", "c", null, "insight", 1, 2, 3, 4, "failure");
      case 2 -> new InventoryChanged("", "i", "", "rope", 1, 1, "add");
      case 3 -> Facts.entered("n");
      default -> Facts.shown("s", "text " + random.nextInt(100));
    };
  }

  private void add(Running session, SessionEvent event) {
    log.session(session.tenant(), session.id(), event);
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
