package dev.mimir.projection.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mimir.projection.tally.Played;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.Branch;
import dev.mimir.session.SessionEvent.BranchCancelled;
import dev.mimir.session.SessionEvent.BranchEnded;
import dev.mimir.session.SessionEvent.BranchesStarted;
import dev.mimir.session.SessionEvent.CallReturned;
import dev.mimir.session.SessionEvent.CallStarted;
import dev.mimir.session.SessionEvent.SessionForked;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionSaved;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which graph and fragment each frame of a session runs.
///
/// A fork that begins within calls does not tell what they run: nothing is known of such a frame
/// until it is called anew. A session that moves to another version keeps what its open calls run,
/// fragments then being those of the new version.
///
/// @param played what runs in the outermost frame
/// @param calls what runs in the others, by frame: `#fragment`, `id@version` or
///   `id@version#fragment`
/// @param saved whether there are save points, which may bring frames back that are gone
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Places(Played played, Map<String, String> calls, boolean saved) {

  /// The events from which it follows, beside those of every tally.
  public static final Set<Class<? extends SessionEvent>> EVENTS =
      Set.of(
          CallStarted.class,
          CallReturned.class,
          BranchesStarted.class,
          BranchEnded.class,
          BranchCancelled.class,
          SessionSaved.class,
          SessionForked.class);

  public Places {
    calls = Objects.requireNonNullElse(calls, Map.of());
  }

  /// Of a session that began.
  public static Places begun(Played played) {
    return new Places(played, Map.of(), false);
  }

  /// What a frame runs; null when that is not known.
  public @Nullable Place of(String frame) {
    if (frame.isEmpty()) {
      return Place.of(played, "");
    }
    String callee = calls.get(frame);
    return callee == null ? null : Place.of(played, callee);
  }

  /// After one more event.
  public Places on(SessionEvent event) {
    return switch (event) {
      case CallStarted call ->
          with(call.frame(), Session.inside(call.frame(), call.node()), call.graph());
      case CallReturned back -> without(Session.inside(back.frame(), back.node()));
      case BranchesStarted started -> branched(started);
      case BranchEnded(var frame, var node, var branch, _, _, _) ->
          without(Session.inside(frame, node, branch));
      case BranchCancelled(var frame, var node, var branch) ->
          without(Session.inside(frame, node, branch));
      case SessionSaved _ -> new Places(played, calls, true);
      case SessionForked forked -> new Places(played, calls, !forked.saves().isEmpty());
      case SessionMigrated _ -> new Places(played.on(event), calls, false);
      default -> on(played.on(event));
    };
  }

  private Places on(Played after) {
    return after.equals(played) ? this : new Places(after, calls, saved);
  }

  private Places branched(BranchesStarted started) {
    Places after = this;
    for (Branch branch : started.branches()) {
      String inside = Session.inside(started.frame(), started.node(), branch.name());
      after = after.with(started.frame(), inside, branch.graph());
    }
    return after;
  }

  private Places with(String caller, String inside, String graph) {
    String outer = caller.isEmpty() ? "" : calls.get(caller);
    if (graph.startsWith("#") && outer == null) {
      return this;
    }
    Map<String, String> more = new TreeMap<>(calls);
    more.put(inside, graph.startsWith("#") ? graphOf(outer) + graph : graph);
    return new Places(played, more, saved);
  }

  private static String graphOf(@Nullable String callee) {
    int hash = callee == null ? 0 : callee.indexOf('#');
    return callee == null ? "" : hash < 0 ? callee : callee.substring(0, hash);
  }

  private Places without(String frame) {
    if (saved || calls.isEmpty()) {
      return this;
    }
    Map<String, String> rest = new TreeMap<>(calls);
    rest.keySet().removeIf(inner -> inner.equals(frame) || inner.startsWith(frame + "/"));
    return new Places(played, rest, false);
  }
}
