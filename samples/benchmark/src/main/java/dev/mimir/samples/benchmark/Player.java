package dev.mimir.samples.benchmark;

import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.graph.GraphCompiler;
import dev.mimir.interpreter.Chance;
import dev.mimir.interpreter.Decision;
import dev.mimir.interpreter.Interpreter;
import dev.mimir.node.NodeTypes;
import dev.mimir.session.Answer;
import dev.mimir.session.InputRule;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionCommand.Start;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.Status;
import dev.mimir.session.Wait.Awaited;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/// Plays a graph in memory, through the interpreter alone, with random answers; where a session
/// ends, or is long, the next begins.
final class Player {
  private static final int MAX_EVENTS = 10_000;
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Graph graph;
  private final SplittableRandom random = new SplittableRandom(7);
  private final byte[] seed = new byte[Seed.LENGTH];
  private Chance chance = Chance.of(Seed.of(seed));
  private Session session = Session.NONE;

  /// @param document of a graph without an error
  Player(byte[] document) {
    var compiled = new GraphCompiler(NodeTypes.discovered()).compile(document);
    this.graph = Objects.requireNonNull(compiled.graph(), () -> "errors: " + compiled.errors());
  }

  /// Plays one turn.
  ///
  /// @return how many nodes it entered
  int play() {
    boolean fresh = session.status() != Status.AWAITING_INPUT || session.sequence() > MAX_EVENTS;
    if (fresh ? start() : input()) {
      return entered;
    }
    session = Session.NONE;
    return 0;
  }

  private int entered;

  private boolean start() {
    random.nextBytes(seed);
    chance = Chance.of(Seed.of(seed));
    var start = new Start(graph.id(), 1, graph.contentHash(), List.of(), Map.of(), null, "");
    return accepted(Interpreter.start(start, graph, chance, NOW));
  }

  private boolean input() {
    var input = new Input(null, answer(session.waits().getFirst().awaited()), null, null);
    return accepted(Interpreter.decide(input, session, graph, chance, NOW));
  }

  private boolean accepted(Decision decision) {
    if (!(decision instanceof Decision.Accepted(var events, var after))) {
      return false;
    }
    session = after;
    entered = 0;
    for (var event : events) {
      entered += event instanceof NodeEntered ? 1 : 0;
    }
    return true;
  }

  private Answer answer(Awaited awaited) {
    InputRule rule = awaited.input();
    if (rule == null) {
      return Answer.choice(choice(awaited));
    }
    return switch (rule.type()) {
      case TEXT -> Answer.text("player", "a word");
      case BOOL -> Answer.value(random.nextBoolean());
      case INT -> Answer.value((long) number(rule));
      case DOUBLE -> Answer.value(number(rule));
    };
  }

  /// Any, but the game of six nodes is not stopped.
  private String choice(Awaited awaited) {
    boolean sixNodes = graph.id().equals(Game.ID);
    return sixNodes
        ? Game.ANSWER
        : awaited.choices().get(random.nextInt(awaited.choices().size())).id();
  }

  private double number(InputRule rule) {
    double min = rule.min() == null ? 0 : rule.min();
    double max = rule.max() == null ? min + 10 : rule.max();
    return Math.floor(min + random.nextDouble() * (max - min));
  }
}
