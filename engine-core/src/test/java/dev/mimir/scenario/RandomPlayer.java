package dev.mimir.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.graph.Node;
import dev.mimir.interpreter.Decision;
import dev.mimir.interpreter.Replay;
import dev.mimir.session.Answer;
import dev.mimir.session.Fork;
import dev.mimir.session.InputRule;
import dev.mimir.session.Player;
import dev.mimir.session.Position;
import dev.mimir.session.Position.Phase;
import dev.mimir.session.Saved;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionCommand.Action;
import dev.mimir.session.SessionCommand.Complete;
import dev.mimir.session.SessionCommand.Expire;
import dev.mimir.session.SessionCommand.Fail;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionCommand.Join;
import dev.mimir.session.SessionCommand.Leave;
import dev.mimir.session.SessionCommand.Resolve;
import dev.mimir.session.SessionCommand.Restore;
import dev.mimir.session.SessionCommand.Resume;
import dev.mimir.session.SessionCommand.Save;
import dev.mimir.session.SessionCommand.Step;
import dev.mimir.session.SessionCommand.Suspend;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.Status;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Awaited;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Plays a graph at random and checks what holds for every session: it comes to rest after each
/// turn, events and states survive JSON, the log folds to the state, and deciding again gives the
/// same log.
public final class RandomPlayer {
  private static final int RARE = 8;

  private final Given given;
  private final Random random;
  private Play play;
  private Instant now;
  private final @Nullable Session parent;

  private RandomPlayer(Graph graph, long seed) {
    this.random = new Random(seed);
    byte[] bytes = new byte[Seed.LENGTH];
    random.nextBytes(bytes);
    Given begun = Given.on(graph).seeded(Seed.of(bytes));
    int players = Math.min(graph.maxPlayers(), 1 + random.nextInt(3));
    boolean debug = random.nextInt(4) == 0;
    this.given =
        players == 1
            ? begun.debugged(debug)
            : begun
                .debugged(debug)
                .playedBy(
                    IntStream.range(0, players).mapToObj(i -> "p" + i).toArray(String[]::new));
    this.now = given.now();
    this.parent = null;
    this.play = Play.started(given);
  }

  /// Goes on from where another stands, with draws of its own.
  private RandomPlayer(RandomPlayer parent) {
    this.random = new Random(parent.random.nextLong());
    byte[] bytes = new byte[Seed.LENGTH];
    random.nextBytes(bytes);
    this.given = parent.given.seeded(Seed.of(bytes)).debugged(random.nextInt(4) == 0);
    this.now = parent.now;
    this.parent = parent.play.session();
    this.play = parent.play.forked(given, now);
    assertThat(play.last()).isInstanceOf(Decision.Accepted.class);
    // Who had answered a wait that needs several is asked again.
    boolean begun =
        parent.play.session().waits().stream().allMatch(wait -> wait.answers().isEmpty());
    boolean paused = given.debug() || parent.play.session().life().debugged();
    if (begun && !paused) {
      assertThat(play.session().status()).isEqualTo(parent.play.session().status());
    }
    assertThat(play.session().turn()).isEqualTo(parent.play.session().turn());
  }

  /// Plays until the session rests for good, or for some turns.
  ///
  /// @return the whole log
  public static List<SessionEvent> play(Graph graph, long seed, int turns) {
    RandomPlayer player = new RandomPlayer(graph, seed);
    player.check();
    for (int i = 0; i < turns && player.move(); i++) {
      player.check();
      player.fork();
    }
    return player.whole();
  }

  private List<SessionEvent> whole() {
    List<SessionEvent> log = play.events();
    assertThat(Session.of(log)).isEqualTo(play.session());
    assertThat(Checks.replayed(given, log)).isEqualTo(log);
    assertThat(Replay.proof(log, given.graph(), given.chance())).isNull();
    assertThat(Retold.log(given, log, parent)).isEqualTo(log);
    return log;
  }

  /// Now and then plays a few turns on in a fork.
  private void fork() {
    Status status = play.session().status();
    boolean can =
        status == Status.AWAITING_INPUT
            || status == Status.WAITING
            || status == Status.PAUSED
            || status == Status.INCIDENT;
    if (can
        && play.session().waits().stream().allMatch(wait -> wait.effect() == null)
        && random.nextInt(3) == 0) {
      RandomPlayer fork = new RandomPlayer(this);
      fork.check();
      for (int i = 0; i < 3 && fork.move(); i++) {
        fork.check();
      }
      fork.whole();
    }
  }

  private void check() {
    Session session = play.session();
    assertThat(session.status()).isNotEqualTo(Status.NONE);
    assertThat(session.waits()).allMatch(wait -> at(session, wait));
    if (session.incident() == null) {
      assertThat(session.positions()).allMatch(position -> rests(session, position));
    }
    Checks.turn(play);
  }

  /// Whether a thread rests at the node that waits.
  private static boolean at(Session session, Wait wait) {
    Position position = session.position(wait.frame());
    return position.phase() == Phase.RESTING && wait.node().equals(position.node());
  }

  /// Whether a thread rests because something is still to come.
  private static boolean rests(Session session, Position position) {
    boolean waits =
        session.waits().stream().anyMatch(wait -> wait.frame().equals(position.frame()));
    Fork fork = position.fork();
    boolean paused = session.life().debugged() && position.paused();
    boolean forks = fork != null && !fork.running().isEmpty();
    return paused || (position.phase() == Phase.RESTING && (waits || forks));
  }

  private boolean move() {
    Session session = play.session();
    if (session.status() == Status.ENDED) {
      return false;
    } else if (session.incident() != null) {
      return random.nextBoolean() && resolved(session.incident());
    } else if (session.life().suspended() != null) {
      now = now.plusSeconds(random.nextInt(100));
      return accepted(new Resume(null));
    } else if (random.nextInt(RARE) == 0) {
      return comesOrGoes(session);
    } else if (random.nextInt(RARE) == 0) {
      return jumps(session);
    }
    if (session.status() == Status.PAUSED && (session.waits().isEmpty() || random.nextInt(3) > 0)) {
      return accepted(step(session));
    }
    Wait wait = session.waits().get(random.nextInt(session.waits().size()));
    Instant deadline = wait.awaited().deadline();
    if (wait.effect() != null) {
      return accepted(outside(wait.waitId(), wait.effect().attempt()));
    } else if (deadline != null && (!wait.open() || random.nextInt(3) == 0)) {
      now = deadline.isAfter(now) ? deadline : now;
      return accepted(new Expire(wait.waitId()));
    }
    if (!wait.open()) {
      return comesOrGoes(session);
    }
    if (wait.awaited().input() == null && wait.awaited().choices().isEmpty()) {
      return false;
    }
    if (random.nextInt(RARE) == 0) {
      refused(wait);
    }
    return accepted(input(wait, answer(wait.awaited())));
  }

  private boolean accepted(SessionCommand command) {
    play = play.command(given, command, now);
    assertThat(play.last()).as("%s", command).isInstanceOf(Decision.Accepted.class);
    return true;
  }

  private SessionCommand step(Session session) {
    List<Position> paused = session.positions().stream().filter(Position::paused).toList();
    Position any = paused.get(random.nextInt(paused.size()));
    boolean on = random.nextInt(3) == 0;
    String before = on && random.nextBoolean() ? given.graph().top().start() : null;
    return new Step(random.nextBoolean() ? any.frame() : null, on, before);
  }

  private SessionCommand outside(long waitId, int attempt) {
    return random.nextInt(4) == 0
        ? new Fail(waitId, attempt, "DOWN", "it is down", random.nextBoolean(), null, List.of())
        : new Complete(waitId, attempt, Map.of("answer", "yes"), List.of());
  }

  /// Saves, goes back, or rests.
  private boolean jumps(Session session) {
    boolean working = session.waits().stream().anyMatch(wait -> wait.effect() != null);
    if (random.nextInt(3) == 0) {
      return accepted(new Suspend(null));
    } else if (!session.saves().isEmpty() && random.nextBoolean()) {
      List<Saved> saves = List.copyOf(session.saves().values());
      return accepted(new Restore(saves.get(random.nextInt(saves.size())).sequence()));
    }
    return working || accepted(new Save("s" + random.nextInt(3)));
  }

  private boolean comesOrGoes(Session session) {
    List<Player> players = session.players();
    if (players.size() > 1 && random.nextBoolean()) {
      return accepted(new Leave(players.get(random.nextInt(players.size())).playerId()));
    }
    String id = "q" + session.sequence();
    return players.size() == given.graph().maxPlayers() || accepted(new Join(Player.named(id, id)));
  }

  /// Skips the node that cannot go on, or tries it again.
  private boolean resolved(IncidentRaised incident) {
    Node<?> node = given.graph().region(incident.frame()).node(incident.node());
    List<String> ports =
        node == null ? List.of() : List.copyOf(new TreeSet<>(node.exits().keySet()));
    return accepted(
        ports.isEmpty() || random.nextBoolean()
            ? new Resolve(Action.RETRY, null, null, null)
            : new Resolve(Action.SKIP, ports.get(random.nextInt(ports.size())), null, null));
  }

  private void refused(Wait wait) {
    Play after = play.command(given, input(wait, Answer.choice("no-such-choice")), now);
    assertThat(after.last()).isInstanceOf(Decision.Rejected.class);
    assertThat(after.session()).isSameAs(play.session());
  }

  private Input input(Wait wait, Answer answer) {
    List<String> open = wait.awaited().players().stream().filter(wait::open).toList();
    return new Input(open.get(random.nextInt(open.size())), answer, wait.waitId(), null);
  }

  private Answer answer(Awaited awaited) {
    InputRule rule = awaited.input();
    if (rule == null) {
      return Answer.choice(awaited.choices().get(random.nextInt(awaited.choices().size())).id());
    }
    if (rule.oneOf() != null) {
      Object one = rule.oneOf().get(random.nextInt(rule.oneOf().size()));
      return one instanceof String text ? Answer.text("player", text) : Answer.value(one);
    }
    return switch (rule.type()) {
      case TEXT -> Answer.text("player", text(rule));
      case INT -> Answer.value((long) number(rule));
      case DOUBLE -> Answer.value(number(rule));
      case BOOL -> Answer.value(random.nextBoolean());
    };
  }

  private String text(InputRule rule) {
    int least = rule.minLength() == null ? 1 : rule.minLength();
    return "é".repeat(Math.max(1, least));
  }

  private double number(InputRule rule) {
    double low = rule.min() == null ? -10 : rule.min();
    double high = rule.max() == null ? low + 20 : rule.max();
    return Math.floor(low + random.nextDouble() * (high - low));
  }
}
