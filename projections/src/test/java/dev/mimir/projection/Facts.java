package dev.mimir.projection;

import dev.mimir.graph.GraphEvent.GraphPublished;
import dev.mimir.session.Answer;
import dev.mimir.session.Content;
import dev.mimir.session.Player;
import dev.mimir.session.RetryRule;
import dev.mimir.session.SessionEvent.EffectCompleted;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.TextShown;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.Text;
import dev.mimir.session.Wait;
import java.util.List;
import java.util.Map;
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

  public static WaitOpened waits(String node, String... players) {
    return new WaitOpened(
        "",
        node,
        new Wait.Awaited(
            Wait.Kind.CHOICE, null, List.of(), List.of(), null, List.of(players), null));
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
    return new EffectCompleted(
        "", node, 1, 1, new Content(Map.of("text", "Well."), null), List.of(), Log.START);
  }

  public static InputReceived input(String node, String player, Answer answer) {
    return new InputReceived(1, "", node, player, answer, Log.START, null);
  }

  public static IncidentRaised incident(String node) {
    return new IncidentRaised("", node, "NODE_FAILED", "it fell over");
  }

  public static SessionEnded ended(String ending) {
    return new SessionEnded("", "end", ending, "seed");
  }
}
