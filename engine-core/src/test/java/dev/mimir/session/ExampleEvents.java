package dev.mimir.session;

import dev.mimir.dice.Die;
import dev.mimir.dice.Die.Mark;
import dev.mimir.dice.Draw;
import dev.mimir.session.Memory.Utterance;
import dev.mimir.session.SessionEvent.Branch;
import dev.mimir.session.SessionEvent.BranchCancelled;
import dev.mimir.session.SessionEvent.BranchEnded;
import dev.mimir.session.SessionEvent.BranchesStarted;
import dev.mimir.session.SessionEvent.CallReturned;
import dev.mimir.session.SessionEvent.CallStarted;
import dev.mimir.session.SessionEvent.CalleeVariablesWritten;
import dev.mimir.session.SessionEvent.CharacterChanged;
import dev.mimir.session.SessionEvent.CheckMade;
import dev.mimir.session.SessionEvent.DebuggingBegun;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.EffectCompleted;
import dev.mimir.session.SessionEvent.EffectFailed;
import dev.mimir.session.SessionEvent.EffectRequested;
import dev.mimir.session.SessionEvent.EffectRetried;
import dev.mimir.session.SessionEvent.Fought;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.IncidentResolved;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.InventoryChanged;
import dev.mimir.session.SessionEvent.ItemEquipped;
import dev.mimir.session.SessionEvent.LocalsWritten;
import dev.mimir.session.SessionEvent.MovedDeadline;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.NodeLeft;
import dev.mimir.session.SessionEvent.NodePaused;
import dev.mimir.session.SessionEvent.NodeProgressed;
import dev.mimir.session.SessionEvent.Parent;
import dev.mimir.session.SessionEvent.Picked;
import dev.mimir.session.SessionEvent.PlayerJoined;
import dev.mimir.session.SessionEvent.PlayerLeft;
import dev.mimir.session.SessionEvent.Remembered;
import dev.mimir.session.SessionEvent.RequestKey;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionForked;
import dev.mimir.session.SessionEvent.SessionMigrated;
import dev.mimir.session.SessionEvent.SessionRestored;
import dev.mimir.session.SessionEvent.SessionResumed;
import dev.mimir.session.SessionEvent.SessionSaved;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.SessionEvent.SessionSuspended;
import dev.mimir.session.SessionEvent.SharedRead;
import dev.mimir.session.SessionEvent.SharedWritten;
import dev.mimir.session.SessionEvent.Spoken;
import dev.mimir.session.SessionEvent.Stepped;
import dev.mimir.session.SessionEvent.TextShown;
import dev.mimir.session.SessionEvent.VariablesAmended;
import dev.mimir.session.SessionEvent.VariablesWritten;
import dev.mimir.session.SessionEvent.Voted;
import dev.mimir.session.SessionEvent.WaitCancelled;
import dev.mimir.session.SessionEvent.WaitExpired;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.SessionEvent.WaitSettled;
import dev.mimir.session.Wait.Awaited;
import dev.mimir.session.Wait.Kind;
import dev.mimir.session.Wait.Option;
import dev.mimir.shared.SharedOperation;
import dev.mimir.shared.SharedValue;
import dev.mimir.value.PMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One event of each kind, with every member set.
final class ExampleEvents {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123456Z");
  private static final String HASH = "ab".repeat(32);
  private static final Text NAME = Text.of("anna", "Zoë \"Z\" 😀");

  static final List<SessionEvent> ALL =
      List.of(
          new SessionStarted(
              "tea",
              3,
              HASH,
              1,
              List.of(new Player("anna", NAME), Player.SOLE),
              Map.of(
                  "hp",
                  3L,
                  "luck",
                  0.5,
                  "cup",
                  true,
                  "mood",
                  "fine",
                  "bag",
                  List.of("rope", 2L),
                  "seen",
                  Map.of("cave", 1L)),
              HASH,
              "my-share",
              "0f".repeat(32),
              NOON,
              new Parent("3f0c2a52-9d3b-4a53-8f5e-6d9d3c1f0b11", 17)),
          new InputReceived(
              12,
              "duel/round",
              "ask",
              "anna",
              new Answer("buy:rope", NAME, 4L, Map.of("price", 3L)),
              NOON,
              new RequestKey("key-1", HASH)),
          new NodeEntered("duel", "ask", 2),
          new NodeLeft("duel", "ask", "next"),
          new TextShown(
              "duel", "hall", "l2", NAME, NAME, List.of("anna"), "hall.png", List.of("calm")),
          new DiceRolled(
              "duel",
              "bridge",
              2,
              1,
              "3d6!kh2",
              11,
              List.of(
                  new Die(6, 11, List.of(6, 5), true, List.of(Mark.EXPLODED, Mark.SUCCESS)),
                  new Die(6, 1, List.of(1), false, List.of())),
              List.of(new Draw(0, 6, 6), new Draw(1, 6, 5), new Draw(2, 6, 1)),
              9L,
              true),
          new CheckMade("duel", "lie", "harris", "deceive", 15, -2, 13, 12, "critical_success"),
          new Picked("duel", "fate", 2, 1, "left", true, List.of(new Draw(0, 3, 2))),
          new VariablesWritten(
              "duel",
              "set",
              Map.of("hp", 2L, "luck", 1.0),
              Map.of("name", new Text.Personal("anna", "Zoë"))),
          new LocalsWritten(
              "duel",
              "set",
              Map.of("n", 2L),
              Map.of("ages", new Text.Personal("anna", List.of(7L)))),
          new CalleeVariablesWritten(
              "duel/round",
              "set",
              "duel",
              Map.of("score", 3L),
              Map.of("taunt", new Text.Personal("anna", "Ha!"))),
          new SharedRead(
              Map.of(
                  "tea",
                  Map.of("guests", new SharedValue(12L, null)),
                  "tea/anna",
                  Map.of("motto", new SharedValue("Ha!", "anna")))),
          new SharedWritten(
              "duel",
              "set",
              "tea",
              List.of(
                  new SharedOperation("guests", SharedOperation.Kind.ADD, 1L, 0L, 0L, 100L, null),
                  SharedOperation.set("latest", "Zoë", "anna")),
              true),
          new SessionForked(
              3,
              1,
              World.NEW
                  .written(Map.of("hp", 2L), Map.of())
                  .with("duel", Frame.NEW.entered("hit", new Visit(1, NOON, 2, 0, 1)))
                  .holding("", "rope", new World.Holding(2, true)),
              List.of(Position.entered("", "ask", Map.of("port", "next"))),
              PMap.<Saved>empty(),
              PMap.<Shared>empty()
                  .with(
                      "tea",
                      new Shared(
                          PMap.<SharedValue>empty().with("guests", new SharedValue(12L, null)),
                          -1,
                          Instant.EPOCH)),
              Recent.NONE,
              new SessionEvent.IncidentRaised("", "ask", "BROKEN", "It is broken.")),
          new VariablesAmended(Map.of("hp", 9L), "a gift", NOON),
          new SessionMigrated(
              2,
              "0abc",
              Map.of("ask", "question"),
              PMap.<Object>empty().with("hp", 2L),
              PMap.<Frame>empty(),
              List.of(Position.entered("", "question", Map.of("port", "next"))),
              "a mended graph",
              NOON),
          new SessionSuspended(NOON, "a storm"),
          new SessionResumed(NOON, List.of(new MovedDeadline(7, NOON)), "the storm is over"),
          new SessionAbandoned(NOON, "00ff", "no more"),
          new InventoryChanged("duel", "take", "harris", "rope", -1, 2, "use"),
          new ItemEquipped("duel", "wear", "harris", "hat", true),
          new CallStarted(
              "duel",
              "round",
              "#round",
              Map.of("n", 1L, "left", 5L),
              Map.of("name", new Text.Personal("anna", "Zoë"))),
          new CallReturned("duel", "round", "dead"),
          new WaitOpened(
              "duel",
              "ask",
              new Awaited(
                  Kind.INPUT,
                  Text.plain("How many?"),
                  List.of(
                      new Option("buy:rope", Text.plain("A rope"), null, Map.of("price", 3L), "r")),
                  List.of(new Option("sell", NAME, Text.plain("You have nothing."), null, null)),
                  new InputRule(
                      InputRule.Type.INT, 1.0, 6.0, 1, 20, "[0-9]+", List.of(1L, 2.5, "x")),
                  List.of("anna", "ben"),
                  NOON)),
          new WaitExpired("duel", "ask", 12, NOON),
          new WaitSettled("duel", "ask", 12, NOON),
          new WaitCancelled("duel", "ask", 12, "restored"),
          new Voted("duel", "ask", "left", Map.of("left", 2L, "right", 1L), "an apple"),
          new EffectRequested(
              "duel",
              "sage",
              "model",
              new Content(Map.of("prompt", "Hello", "n", 2L), "anna"),
              new RetryRule(3, 1_000, 2.0),
              NOON,
              NOON.plusSeconds(30)),
          new EffectRetried(
              "duel",
              "sage",
              12,
              1,
              "RATE_LIMITED",
              "too many requests",
              List.of(Map.of("config", "one", "latency_ms", 12L)),
              NOON,
              NOON.plusSeconds(1)),
          new EffectCompleted(
              "duel",
              "sage",
              12,
              2,
              new Content(Map.of("text", "Good day"), "anna"),
              List.of(Map.of("config", "one")),
              NOON),
          new EffectFailed(
              "duel",
              "sage",
              12,
              3,
              "TIMEOUT",
              "nothing came",
              List.of(Map.of("config", "one")),
              NOON),
          new PlayerJoined(new Player("anna", NAME), NOON),
          new PlayerLeft("anna", NOON),
          new BranchesStarted(
              "duel",
              "both",
              List.of(
                  new Branch(
                      "left",
                      "#left",
                      Map.of("n", 1L),
                      Map.of("name", new Text.Personal("anna", "Zoë")),
                      "anna"))),
          new BranchEnded(
              "duel",
              "both",
              "left",
              "won",
              Map.of("value", 1L),
              Map.of("value", new Text.Personal("anna", "Zoë"))),
          new BranchCancelled("duel", "both", "right"),
          new NodeProgressed("duel", "fight", Map.of("round", 2L)),
          new CharacterChanged("duel", "fight", "harris", Map.of("hp", 3L), "damage"),
          new Fought("duel", "fight", 2, "harris", "attack", "wolf#1", "hit", 4L, 1L),
          new Spoken("duel", "sage", "npc", "harris", Text.plain("Harris"), NAME),
          new Remembered(
              "duel",
              "sage",
              "harris",
              "anna",
              List.of(new Utterance("anna", NAME), new Utterance(null, NAME)),
              1,
              Text.of("anna", "They met."),
              List.of(NAME)),
          new SessionSaved("duel", "save", "one", NOON),
          new SessionRestored("duel", "load", "one", 12, NOON),
          new IncidentResolved(
              "duel",
              "ask",
              "answer",
              "next",
              new Content(Map.of("text", "yes"), null),
              "the model is down",
              NOON),
          new DebuggingBegun(NOON),
          new NodePaused("duel", "ask"),
          new Stepped("duel", "ask", true, "grave", NOON),
          new IncidentRaised("duel", "ask", "OUT_OF_TEA", "there is no tea; make some"),
          new SessionEnded("", "grave", "killed", HASH));

  private ExampleEvents() {}
}
