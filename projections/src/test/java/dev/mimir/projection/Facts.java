package dev.mimir.projection;

import dev.mimir.graph.GraphEvent.GraphPublished;
import dev.mimir.session.Answer;
import dev.mimir.session.Content;
import dev.mimir.session.Player;
import dev.mimir.session.Position;
import dev.mimir.session.RetryRule;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.EffectCompleted;
import dev.mimir.session.SessionEvent.EffectFailed;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.EffectRetried;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.IncidentResolved;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.NodePaused;
import dev.mimir.session.SessionEvent.Parent;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionForked;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionRestored;
import dev.mimir.session.SessionEvent.SessionResumed;
import dev.mimir.session.SessionEvent.SessionSaved;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.SessionSuspended;
import dev.mimir.session.SessionEvent.Stepped;
import dev.mimir.session.SessionEvent.TextShown;
import dev.mimir.session.SessionEvent.WaitCancelled;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.Text;
import dev.mimir.session.Wait;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Short ways to write events down.
public final class Facts {
  private Facts() {}

  public static GraphPublished published(String graphId, int version, String title) {
    return new GraphPublished(
        graphId, version, "hash" + version, title, 40 + version, Log.START, Map.of());
  }

  public static SessionStarted started(String graphId, String... players) {
    return new SessionStarted(
        graphId,
        1,
        "hash1",
        1,
        Stream.of(players).map(id -> Player.named(id, "Name of " + id)).toList(),
        Map.of(),
        "commitment",
        "",
        null,
        Log.START,
        null);
  }

  public static NodeEntered entered(String node) {
    return new NodeEntered("", node, 1);
  }

  public static TextShown shown(String node, String text) {
    return new TextShown("", node, null, Text.plain(text), null, List.of(), null, List.of());
  }

  /// Waits for a choice of the players named, or of `ann`.
  public static WaitOpened waits(String node, String... players) {
    List<String> who = players.length == 0 ? List.of("ann") : List.of(players);
    return new WaitOpened(
        "", node, new Wait.Awaited(Wait.Kind.CHOICE, null, List.of(), List.of(), null, who, null));
  }

  /// Waits for a choice of each of the players.
  public static WaitOpened waitsForAll(String node, String... players) {
    return new WaitOpened(
        "",
        node,
        new Wait.Awaited(
            Wait.Kind.CHOICE,
            null,
            List.of(),
            List.of(),
            null,
            List.of(players),
            null,
            Wait.Awaited.ALL));
  }

  /// Waits for time alone.
  public static WaitOpened rests(String node) {
    return new WaitOpened("", node, Wait.Awaited.until(Log.START.plusSeconds(60)));
  }

  public static EffectRequested asks(String node) {
    return new EffectRequested(
        "",
        node,
        "model",
        new Content(Map.of("prompt", "Well?"), null),
        new RetryRule(3, 1_000, 2),
        Log.START,
        null);
  }

  public static EffectCompleted told(String node) {
    return told(node, 1);
  }

  public static EffectCompleted told(String node, long waitId) {
    return told(node, waitId, List.of());
  }

  /// @param attempts what was tried
  public static EffectCompleted told(String node, long waitId, List<Map<String, Object>> attempts) {
    return new EffectCompleted(
        "", node, waitId, 1, new Content(Map.of("text", "Well."), null), attempts, Log.START);
  }

  /// Calls a custom tool.
  public static EffectRequested calls(String node, String tool) {
    return new EffectRequested(
        "",
        node,
        "tool",
        new Content(Map.of("tool", tool), null),
        new RetryRule(3, 1_000, 2),
        Log.START,
        null);
  }

  public static EffectFailed failed(long waitId, String code, List<Map<String, Object>> attempts) {
    return new EffectFailed("", "a", waitId, 1, code, "it failed", attempts, Log.START);
  }

  public static EffectRetried retried(
      long waitId, String code, List<Map<String, Object>> attempts) {
    return new EffectRetried(
        "", "a", waitId, 1, code, "it failed", attempts, Log.START, Log.START.plusSeconds(1));
  }

  public static InputReceived input(String node, String player, Answer answer) {
    return new InputReceived(1, "", node, player, answer, Log.START, null);
  }

  public static InputReceived input(long waitId, String player) {
    return new InputReceived(waitId, "", "a", player, Answer.choice("go"), Log.START, null);
  }

  /// The start of a fork.
  public static SessionStarted forked(String graphId, UUID parent, long sequence) {
    SessionStarted started = started(graphId, "ann");
    return new SessionStarted(
        started.graphId(),
        started.graphVersion(),
        started.contentHash(),
        started.semantics(),
        started.players(),
        started.variables(),
        started.commitment(),
        started.clientSeed(),
        null,
        Log.START,
        new Parent(parent.toString(), sequence));
  }

  /// What a fork takes over.
  public static SessionForked takenOver(Session parent) {
    return new SessionForked(
        parent.turn(),
        parent.epoch(),
        parent.world(),
        Position.released(parent.positions()),
        parent.saves(),
        parent.shared(),
        parent.recent(),
        parent.incident());
  }

  /// Moved to another version of its graph, with nothing else changed.
  public static SessionMigrated migrated(int version, Session before) {
    return new SessionMigrated(
        version,
        "hash" + version,
        Map.of(),
        before.world().variables(),
        before.world().frames(),
        before.positions(),
        "a mistake in it",
        Log.START);
  }

  public static SessionSuspended suspended() {
    return new SessionSuspended(Log.START, "a storm");
  }

  public static SessionResumed resumed() {
    return new SessionResumed(Log.START, List.of(), null);
  }

  public static NodePaused paused(String node) {
    return new NodePaused("", node);
  }

  public static Stepped stepped(String node) {
    return new Stepped("", node, false, null, Log.START);
  }

  public static SessionAbandoned abandoned() {
    return new SessionAbandoned(Log.START, "seed", "too wet");
  }

  public static SessionSaved saved(String slot) {
    return new SessionSaved("", "", slot, Log.START);
  }

  public static SessionRestored restored(String slot, long saved) {
    return new SessionRestored("", "", slot, saved, Log.START);
  }

  public static WaitCancelled cancelled(long waitId) {
    return new WaitCancelled("", "a", waitId, "restored");
  }

  public static IncidentRaised incident(String node) {
    return new IncidentRaised("", node, "NODE_FAILED", "it fell over");
  }

  public static IncidentResolved resolved(String node, String action) {
    return new IncidentResolved("", node, action, null, null, null, Log.START);
  }

  public static SessionEnded ended(String ending) {
    return new SessionEnded("", "end", ending, "seed");
  }
}
