package dev.mimir.interpreter;

import dev.mimir.expression.Expression;
import dev.mimir.expression.Witness;
import dev.mimir.graph.Node;
import dev.mimir.graph.Place;
import dev.mimir.node.NodeFailure;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Port;
import dev.mimir.session.Fork;
import dev.mimir.session.Position;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.Branch;
import dev.mimir.session.SessionEvent.BranchCancelled;
import dev.mimir.session.SessionEvent.BranchEnded;
import dev.mimir.session.SessionEvent.BranchesStarted;
import dev.mimir.session.SessionEvent.CallReturned;
import dev.mimir.session.Text;
import dev.mimir.session.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Begins, ends and cancels what runs beside each other.
final class Branches {
  /// Threads that one session can have.
  private static final int MAX_THREADS = 1_000;

  private final Turn turn;

  Branches(Turn turn) {
    this.turn = turn;
  }

  /// A branch, by where it was started.
  private record Origin(String frame, String node, String branch) {

    /// @param inside the frame of the branch
    static @Nullable Origin of(String inside) {
      int colon = inside.indexOf(':', inside.lastIndexOf('/') + 1);
      String outer = Session.outside(inside);
      return colon < 0
          ? null
          : new Origin(
              outer,
              inside.substring(outer.isEmpty() ? 0 : outer.length() + 1, colon),
              inside.substring(colon + 1));
    }

    String inside() {
      return Session.inside(frame, node, branch);
    }
  }

  void start(List<Outcome.Start> starts, String frame, Node<?> node) {
    if (turn.session().positions().size() + starts.size() > MAX_THREADS) {
      throw new NodeFailure(
          "TOO_LARGE", "a session has at most " + MAX_THREADS + " branches at once");
    }
    List<Branch> branches = new ArrayList<>();
    for (Outcome.Start start : starts) {
      String inside = Session.inside(frame, node.id(), start.name());
      Locals locals = Locals.of(turn.graph().place(inside), start.inputs());
      branches.add(
          new Branch(
              start.name(),
              "#" + start.fragment(),
              locals.plain(),
              locals.personal(),
              start.player()));
    }
    Sizes.check("the branches", branches.stream().mapToInt(Branches::size).sum());
    turn.emit(new BranchesStarted(frame, node.id(), branches));
  }

  private static int size(Branch branch) {
    return 128 + Sizes.of(branch.locals()) + Sizes.of(branch.personal());
  }

  /// The node waits for its branches.
  void rest(String frame, Node<?> node) {
    turn.emit(new BranchesStarted(frame, node.id(), List.of()));
  }

  /// The thread of a frame came to an end.
  void end(String frame, String ending) {
    Origin origin = Origin.of(frame);
    if (origin == null) {
      String caller = Session.outside(frame);
      turn.emit(new CallReturned(caller, frame.substring(frame.lastIndexOf('/') + 1), ending));
    } else {
      Node<?> node = turn.node(turn.session().position(origin.frame()));
      turn.emit(ended(origin, node, ending, frame));
    }
  }

  private static <C extends Record> @Nullable Expression collected(Node<C> node) {
    NodeType<C> type = node.kind().type();
    return type.collected(node.config());
  }

  private BranchEnded ended(Origin origin, Node<?> node, String ending, String frame) {
    Expression collected = collected(node);
    Map<String, Object> values = Map.of();
    Map<String, Text.Personal> personal = Map.of();
    if (collected != null) {
      Session session = turn.session();
      Place inside = turn.graph().place(frame);
      String owner = Personals.owner(collected.references(), inside, session);
      Witness witness = turn.witness(origin.frame(), node, _ -> owner);
      Object value = collected.evaluate(new SessionScope(inside, session, Map.of(), witness));
      Sizes.check("what the branch leaves", Sizes.of(value));
      values = owner == null ? Map.of("value", value) : Map.of();
      personal = owner == null ? Map.of() : Map.of("value", new Text.Personal(owner, value));
    }
    return new BranchEnded(
        origin.frame(), origin.node(), origin.branch(), ending, values, personal);
  }

  /// A thread met an incident. The innermost starter of branches around it that can, deals with it:
  /// by passing over the branch, or by leaving through `error`.
  ///
  /// @return whether one did; else nothing happened
  boolean failed(String frame) {
    for (String at = frame; !at.isEmpty(); at = Session.outside(at)) {
      Origin origin = Origin.of(at);
      Node<?> starter = origin == null ? null : turn.node(turn.session().position(origin.frame()));
      if (origin != null && starter != null && skips(starter)) {
        drop(origin);
        return true;
      } else if (origin != null && starter != null && starter.exit(Port.ERROR) != null) {
        turn.leave(origin.frame(), starter, Port.ERROR);
        return true;
      }
    }
    return false;
  }

  /// Ends the branches that are bound to a player, with nothing.
  void gone(String player) {
    for (Position position : turn.session().positions()) {
      Origin origin = bound(position.frame(), player);
      // What ran within a branch that was dropped before is gone with it.
      if (origin != null && stands(position.frame())) {
        drop(origin);
      }
    }
  }

  private boolean stands(String frame) {
    return turn.session().positions().stream().anyMatch(one -> one.frame().equals(frame));
  }

  /// The outermost branch around a frame that is bound to a player; null when there is none.
  private @Nullable Origin bound(String frame, String player) {
    Origin outermost = null;
    for (String at = frame; !at.isEmpty(); at = Session.outside(at)) {
      if (player.equals(turn.session().world().frame(at).player())) {
        outermost = Origin.of(at);
      }
    }
    return outermost;
  }

  /// Ends a branch with nothing.
  private void drop(Origin origin) {
    cancelWaits(origin.inside());
    turn.emit(
        new BranchEnded(origin.frame(), origin.node(), origin.branch(), null, Map.of(), Map.of()));
  }

  private static <C extends Record> boolean skips(Node<C> node) {
    NodeType<C> type = node.kind().type();
    return type.skipsFailedBranches(node.config());
  }

  /// Cancels the branches of a node that is left.
  void cancelAll(String frame, Node<?> node) {
    Position position = turn.session().position(frame);
    Fork fork = position.fork();
    if (fork == null) {
      return;
    }
    for (String branch : fork.running()) {
      cancelWaits(Session.inside(frame, node.id(), branch));
      turn.emit(new BranchCancelled(frame, node.id(), branch));
    }
  }

  private void cancelWaits(String inside) {
    List<Wait> within =
        turn.session().waits().stream()
            .filter(wait -> wait.frame().equals(inside) || wait.frame().startsWith(inside + "/"))
            .toList();
    turn.cancel(within, "branch_cancelled");
  }
}
