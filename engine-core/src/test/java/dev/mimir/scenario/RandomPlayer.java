package dev.mimir.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.interpreter.Decision;
import dev.mimir.session.Answer;
import dev.mimir.session.InputRule;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.Status;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Awaited;
import dev.mimir.session.Wait.Kind;
import java.util.List;
import java.util.Random;

/// Plays a graph at random and checks what holds for every session: it comes to rest after each
/// turn, events and states survive JSON, the log folds to the state, and deciding again gives the
/// same log.
public final class RandomPlayer {
  private static final int WRONG = 8;

  private final Given given;
  private final Random random;
  private Play play;

  private RandomPlayer(Graph graph, long seed) {
    this.random = new Random(seed);
    byte[] bytes = new byte[Seed.LENGTH];
    random.nextBytes(bytes);
    this.given = Given.on(graph).seeded(Seed.of(bytes));
    this.play = Play.started(given);
  }

  /// Plays until the session rests for good, or for some turns.
  ///
  /// @return the whole log
  public static List<SessionEvent> play(Graph graph, long seed, int turns) {
    RandomPlayer player = new RandomPlayer(graph, seed);
    player.check();
    for (int i = 0; i < turns && player.move(); i++) {
      player.check();
    }
    List<SessionEvent> log = player.play.events();
    assertThat(Session.of(log)).isEqualTo(player.play.session());
    assertThat(Checks.replayed(player.given, log)).isEqualTo(log);
    return log;
  }

  private void check() {
    assertThat(play.session().status()).isNotIn(Status.NONE, Status.WORKING);
    Checks.turn(play);
  }

  private boolean move() {
    if (play.session().status() != Status.AWAITING_INPUT) {
      return false;
    }
    Wait wait = play.session().waits().getFirst();
    if (wait.awaited().kind() == Kind.CHOICE && wait.awaited().choices().isEmpty()) {
      return false;
    }
    if (random.nextInt(WRONG) == 0) {
      refused(wait);
    }
    play = play.command(given, input(wait, answer(wait.awaited())), given.now());
    assertThat(play.last()).isInstanceOf(Decision.Accepted.class);
    return true;
  }

  private void refused(Wait wait) {
    Play after = play.command(given, input(wait, Answer.choice("no-such-choice")), given.now());
    assertThat(after.last()).isInstanceOf(Decision.Rejected.class);
    assertThat(after.session()).isSameAs(play.session());
  }

  private static Input input(Wait wait, Answer answer) {
    return new Input(wait.awaited().players().getFirst(), answer, wait.waitId(), null);
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
