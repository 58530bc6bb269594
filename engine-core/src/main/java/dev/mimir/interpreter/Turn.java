package dev.mimir.interpreter;

import dev.mimir.expression.EvaluationException;
import dev.mimir.graph.Graph;
import dev.mimir.graph.Node;
import dev.mimir.graph.Region;
import dev.mimir.graph.Variable;
import dev.mimir.node.NodeFailure;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.session.Answer;
import dev.mimir.session.Position;
import dev.mimir.session.Position.Phase;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.CallReturned;
import dev.mimir.session.SessionEvent.CallStarted;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.NodeLeft;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.Text;
import dev.mimir.session.Wait;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One turn while it is decided: the events so far, and the state that they lead to.
final class Turn {
  private static final System.Logger LOG = System.getLogger(Turn.class.getName());

  private final Graph graph;
  private final Chance chance;
  private final List<SessionEvent> events = new ArrayList<>();
  private Session session;
  private int steps;

  Turn(Session session, Graph graph, Chance chance) {
    this.session = session;
    this.graph = graph;
    this.chance = chance;
  }

  Graph graph() {
    return graph;
  }

  Chance chance() {
    return chance;
  }

  Session session() {
    return session;
  }

  void emit(SessionEvent event) {
    session = session.on(event);
    events.add(event);
  }

  Decision.Accepted accepted() {
    return new Decision.Accepted(Collections.unmodifiableList(events), session);
  }

  /// Runs the node that was answered.
  void answered(Wait wait, Answer answer) {
    Position position = session.position(wait.frame());
    Node<?> node = node(position);
    decide(position, node, context -> answered(node, answer, context));
  }

  /// Runs nodes until the session waits, ends or has an incident.
  void run() {
    for (Position next = moving(); next != null; next = moving()) {
      if (steps > Interpreter.MAX_STEPS && next.phase() == Phase.RUNNING) {
        incident(
            next,
            "TURN_TOO_LONG",
            "this turn ran "
                + Interpreter.MAX_STEPS
                + " nodes; let the loop wait for a player, or end");
        return;
      }
      step(next);
    }
  }

  private @Nullable Position moving() {
    if (session.incident() != null || session.ending() != null) {
      return null;
    }
    for (Position position : session.positions()) {
      if (position.phase() != Phase.RESTING) {
        return position;
      }
    }
    return null;
  }

  private void step(Position position) {
    switch (position.phase()) {
      case CALLED -> enter(position, graph.region(position.frame()).start());
      case LEFT -> follow(position);
      case RUNNING -> {
        Node<?> node = node(position);
        decide(position, node, context -> execute(node, context));
      }
      case RETURNED -> {
        Node<?> node = node(position);
        decide(position, node, context -> returned(node, port(position), context));
      }
      case RESTING -> throw new IllegalStateException("a resting position does not move");
    }
  }

  private void enter(Position position, String node) {
    steps++;
    long visit = session.world().frame(position.frame()).visits(node) + 1;
    emit(new NodeEntered(position.frame(), node, visit));
  }

  private void follow(Position position) {
    String port = port(position);
    Node<?> node = node(position);
    String to = node.exit(port);
    if (to == null) {
      incident(
          position,
          "PORT_NOT_CONNECTED",
          "'" + node.id() + "' was left by '" + port + "', which leads nowhere; connect it");
    } else {
      enter(position, to);
    }
  }

  private static String port(Position position) {
    String port = position.port();
    if (port == null) {
      throw new IllegalStateException("no port was left by");
    }
    return port;
  }

  private Node<?> node(Position position) {
    Region region = graph.region(position.frame());
    Node<?> node = position.node() == null ? null : region.node(position.node());
    if (node == null) {
      throw new IllegalStateException(
          "the graph has no node '" + position.node() + "' in '" + position.frame() + "'");
    }
    return node;
  }

  private interface Step {
    Outcome run(Context context);
  }

  /// Runs a node and applies its outcome; if it fails, nothing of it remains but the incident.
  private void decide(Position position, Node<?> node, Step step) {
    int before = events.size();
    Session was = session;
    try {
      Context context = new Context(this, position.frame(), node.id());
      Outcome outcome = step.run(context);
      context.flush();
      apply(outcome, position.frame(), node);
    } catch (NodeFailure failure) {
      undo(before, was);
      incident(position, failure.code(), failure.explanation());
    } catch (EvaluationException failure) {
      undo(before, was);
      incident(position, failure.code().name(), String.valueOf(failure.getMessage()));
    } catch (RuntimeException | StackOverflowError failure) {
      LOG.log(Level.ERROR, "node '" + node.id() + "' of graph '" + graph.id() + "'", failure);
      undo(before, was);
      String kind = node.spec().type();
      incident(
          position, "NODE_FAILED", "the node type '" + kind + "' failed; see the server's log");
    }
  }

  private void undo(int size, Session was) {
    events.subList(size, events.size()).clear();
    session = was;
  }

  private void incident(Position position, String code, String message) {
    String node = position.node() == null ? "" : position.node();
    emit(new IncidentRaised(position.frame(), node, code, message));
  }

  private static <C extends Record> Outcome execute(Node<C> node, Context context) {
    NodeType<C> type = node.kind().type();
    return type.execute(node.config(), context);
  }

  private static <C extends Record> Outcome answered(Node<C> node, Answer answer, Context context) {
    NodeType<C> type = node.kind().type();
    return type.answered(node.config(), answer, context);
  }

  private static <C extends Record> Outcome returned(Node<C> node, String ending, Context context) {
    NodeType<C> type = node.kind().type();
    return type.returned(node.config(), ending, context);
  }

  private void apply(Outcome outcome, String frame, Node<?> node) {
    switch (outcome) {
      case Outcome.Leave(var port) -> emit(new NodeLeft(frame, node.id(), port));
      case Outcome.Await(var awaited) -> await(awaited, frame, node);
      case Outcome.End(var ending) -> end(ending, frame, node);
      case Outcome.Call(var fragment, var inputs) -> call(fragment, inputs, frame, node);
      case Outcome.Request(var effect) ->
          throw new NodeFailure("UNSUPPORTED", "effects of the kind '" + effect.kind() + "'");
      case Outcome.Fail(var code, var message) -> throw new NodeFailure(code, message);
    }
  }

  private void await(Wait.Awaited awaited, String frame, Node<?> node) {
    Sizes.check("what '" + node.id() + "' offers", Sizes.of(awaited));
    emit(new WaitOpened(frame, node.id(), awaited));
  }

  private void end(String ending, String frame, Node<?> node) {
    if (frame.isEmpty()) {
      emit(new SessionEnded(frame, node.id(), ending, chance.seed().hex()));
      return;
    }
    int last = frame.lastIndexOf('/');
    String caller = last < 0 ? "" : frame.substring(0, last);
    emit(new CallReturned(caller, frame.substring(last + 1), ending));
  }

  private void call(String fragment, Map<String, Object> inputs, String frame, Node<?> node) {
    Region callee = graph.region(Session.inside(frame, node.id()));
    Map<String, Object> locals = new LinkedHashMap<>();
    Map<String, Text.Personal> personal = new LinkedHashMap<>();
    for (Variable local : callee.locals().values()) {
      if (!local.computed()) {
        switch (inputs.get(local.name())) {
          case null -> locals.put(local.name(), local.initial());
          case Text.Personal(var owner, var given) ->
              personal.put(local.name(), new Text.Personal(owner, local.fit(given)));
          case Object given -> locals.put(local.name(), local.fit(given));
        }
      }
    }
    Sizes.check("the inputs", Sizes.of(locals) + Sizes.of(personal));
    emit(new CallStarted(frame, node.id(), "#" + fragment, locals, personal));
  }
}
