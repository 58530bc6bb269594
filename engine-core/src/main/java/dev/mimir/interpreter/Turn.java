package dev.mimir.interpreter;

import dev.mimir.expression.EvaluationException;
import dev.mimir.expression.Witness;
import dev.mimir.graph.Graph;
import dev.mimir.graph.Node;
import dev.mimir.graph.Region;
import dev.mimir.node.Effect;
import dev.mimir.node.NodeFailure;
import dev.mimir.node.Outcome;
import dev.mimir.session.Position;
import dev.mimir.session.Position.Phase;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.EffectRetried;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.NodeLeft;
import dev.mimir.session.SessionEvent.NodePaused;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionSaved;
import dev.mimir.session.SessionEvent.SessionSuspended;
import dev.mimir.session.SessionEvent.SharedRead;
import dev.mimir.session.SessionEvent.VariablesAmended;
import dev.mimir.session.SessionEvent.WaitCancelled;
import dev.mimir.session.Wait;
import dev.mimir.shared.SharedReader;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One turn while it is decided: the events so far, and the state that they lead to.
final class Turn {
  private static final System.Logger LOG = System.getLogger(Turn.class.getName());

  private final Graph graph;
  private final Chance chance;
  private final SharedReader shared;
  private final @Nullable EvaluationLog evaluations;
  private final Branches branches = new Branches(this);
  private final Outcomes outcomes = new Outcomes(this, branches);
  private final List<SessionEvent> events = new ArrayList<>();
  private final Pauses pauses = new Pauses();
  private Session session;
  private int steps;

  Turn(Session session, Graph graph, Chance chance, SharedReader shared) {
    this(session, graph, chance, shared, null);
  }

  /// @param evaluations takes what expressions come to; null when nobody wants to know
  Turn(
      Session session,
      Graph graph,
      Chance chance,
      SharedReader shared,
      @Nullable EvaluationLog evaluations) {
    this.session = session;
    this.evaluations = evaluations;
    this.graph = graph;
    this.chance = chance;
    this.shared = shared;
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

  Pauses pauses() {
    return pauses;
  }

  /// Who sees what the expressions of a node come to that runs now; null when nobody does.
  ///
  /// @param owner the player to whom a value belongs that was made from some names
  @Nullable Witness witness(
      String frame, Node<?> node, Function<Iterable<String>, @Nullable String> owner) {
    return evaluations == null ? null : evaluations.at(frame, node, session.sequence(), owner);
  }

  /// The first event begins the turn: then what outlives sessions is read.
  void emit(SessionEvent event) {
    take(event);
    if (events.size() == 1 && !graph.sharing().isEmpty() && plays(event)) {
      SharedRead read = Sharing.read(session, graph, shared);
      if (read != null) {
        take(read);
      }
    }
  }

  /// Whether nodes may run after the first event of a turn.
  private static boolean plays(SessionEvent event) {
    return switch (event) {
      case EffectRetried _,
          SessionSaved _,
          SessionSuspended _,
          SessionAbandoned _,
          VariablesAmended _ ->
          false;
      default -> true;
    };
  }

  private void take(SessionEvent event) {
    session = session.on(event);
    events.add(event);
  }

  Decision.Accepted accepted() {
    return new Decision.Accepted(Collections.unmodifiableList(events), session);
  }

  /// Runs the node that has all the answers it needs.
  void answered(Wait wait) {
    decide(wait.frame(), new NodeCall.Answered(wait));
  }

  /// Runs the node whose wait came to its deadline.
  void expired(Wait wait) {
    decide(wait.frame(), new NodeCall.Expired(wait));
  }

  /// Runs the node whose effect came back.
  void completed(String frame, Effect.Done done) {
    decide(frame, new NodeCall.Completed(done));
  }

  /// Runs the node whose effect failed for good.
  void failed(String frame, Effect.Failed failed) {
    decide(frame, new NodeCall.Failed(failed));
  }

  /// Leaves a node; its branches that are under way are cancelled.
  void leave(String frame, Node<?> node, String port) {
    branches.cancelAll(frame, node);
    emit(new NodeLeft(frame, node.id(), port));
  }

  /// Closes waits before anything came of them.
  ///
  /// @param reason see {@link WaitCancelled}
  void cancel(List<Wait> waits, String reason) {
    for (Wait wait : waits) {
      emit(new WaitCancelled(wait.frame(), wait.node(), wait.waitId(), reason));
    }
  }

  /// Ends the branches that are bound to a player who left.
  void gone(String player) {
    branches.gone(player);
  }

  /// Runs nodes until the session waits, ends or has an incident.
  void run() {
    for (Position next = moving(); next != null; next = moving()) {
      if (steps > Interpreter.MAX_STEPS && next.phase() == Phase.RUNNING) {
        raise(
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
    return session.incident() != null || session.ending() != null ? null : session.moving();
  }

  private void step(Position position) {
    switch (position.phase()) {
      case CALLED -> enter(position, graph.region(position.frame()).start());
      case LEFT -> follow(position);
      case RUNNING -> decide(position.frame(), new NodeCall.Entered());
      case RETURNED -> decide(position.frame(), new NodeCall.Returned(port(position)));
      case BRANCHED ->
          decide(
              position.frame(), new NodeCall.BranchEnded(Objects.requireNonNull(position.fork())));
      case RESTING, PAUSED -> throw new IllegalStateException("the position does not move");
    }
  }

  private void enter(Position position, String node) {
    steps++;
    long visit = session.world().frame(position.frame()).visits(node) + 1;
    emit(new NodeEntered(position.frame(), node, visit));
    if (session.life().debugged() && pauses.before(position.frame(), node)) {
      emit(new NodePaused(position.frame(), node));
    }
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

  /// The node at which a thread stands.
  Node<?> node(Position position) {
    Region region = graph.region(position.frame());
    Node<?> node = position.node() == null ? null : region.node(position.node());
    if (node == null) {
      throw new IllegalStateException(
          "the graph has no node '" + position.node() + "' in '" + position.frame() + "'");
    }
    return node;
  }

  /// Runs a node and applies its outcome; if it fails, nothing of it remains but the incident.
  private void decide(String frame, NodeCall call) {
    int before = events.size();
    Session was = session;
    Position position = session.position(frame);
    Node<?> node = node(position);
    try {
      Context context = new Context(this, frame, node);
      Outcome outcome = call.on(node, context);
      context.flush();
      outcomes.apply(outcome, frame, node);
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

  /// An incident, unless the thread runs in a branch whose starter deals with it.
  private void incident(Position position, String code, String message) {
    if (!branches.failed(position.frame())) {
      raise(position, code, message);
    }
  }

  /// While an incident stands, a thread that meets another does again later what it was doing.
  private void raise(Position position, String code, String message) {
    if (session.incident() != null) {
      return;
    }
    String node = position.node() == null ? "" : position.node();
    emit(new IncidentRaised(position.frame(), node, code, message));
  }

  /// Ends the session, or comes back to where the frame was called from.
  void end(String ending, String frame, Node<?> node) {
    if (frame.isEmpty()) {
      emit(new SessionEnded(frame, node.id(), ending, chance.seed().hex()));
    } else {
      branches.end(frame, ending);
    }
  }
}
