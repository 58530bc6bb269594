package dev.mimir.session;

import java.util.List;

/// The names of session events: those on disk, which outlive every class name, and those in the
/// API.
public final class EventTypes {

  /// One kind of event.
  ///
  /// @param type its class
  /// @param stored name on disk
  /// @param revision of its shape on disk
  /// @param served name in the API
  /// @param documentation what it says
  public record EventType(
      Class<? extends SessionEvent> type,
      String stored,
      int revision,
      String served,
      String documentation) {}

  private static final List<EventType> ALL =
      List.of(
          type(
              SessionEvent.SessionStarted.class,
              "session.started",
              "SessionStarted",
              "A session began on a version of a graph that it keeps."),
          type(
              SessionEvent.InputReceived.class,
              "session.input-received",
              "InputReceived",
              "An answer was accepted; a turn begins."),
          type(
              SessionEvent.NodeEntered.class,
              "session.node-entered",
              "NodeEntered",
              "A node was entered."),
          type(
              SessionEvent.NodeLeft.class,
              "session.node-left",
              "NodeLeft",
              "A node was left by a port."),
          type(
              SessionEvent.TextShown.class,
              "session.text-shown",
              "TextShown",
              "Text was shown to players."),
          type(
              SessionEvent.DiceRolled.class,
              "session.dice-rolled",
              "DiceRolled",
              "Dice were rolled, with every draw."),
          type(
              SessionEvent.CheckMade.class,
              "session.check-made",
              "CheckMade",
              "A skill was tried against a difficulty."),
          type(
              SessionEvent.Picked.class,
              "session.picked",
              "Picked",
              "One of several branches or lines was picked."),
          type(
              SessionEvent.VariablesWritten.class,
              "session.variables-written",
              "VariablesWritten",
              "Variables of the session were written."),
          type(
              SessionEvent.LocalsWritten.class,
              "session.locals-written",
              "LocalsWritten",
              "Variables of a call were written."),
          type(
              SessionEvent.CalleeVariablesWritten.class,
              "session.callee-variables-written",
              "CalleeVariablesWritten",
              "A fragment of a called graph wrote variables of that graph."),
          type(
              SessionEvent.SharedRead.class,
              "session.shared-read",
              "SharedRead",
              "Variables that outlive the session were read, as a turn began."),
          type(
              SessionEvent.SharedWritten.class,
              "session.shared-written",
              "SharedWritten",
              "Variables that outlive the session were written."),
          type(
              SessionEvent.InventoryChanged.class,
              "session.inventory-changed",
              "InventoryChanged",
              "An inventory gained or lost something."),
          type(
              SessionEvent.ItemEquipped.class,
              "session.item-equipped",
              "ItemEquipped",
              "Something was put on or taken off."),
          type(
              SessionEvent.CallStarted.class,
              "session.call-started",
              "CallStarted",
              "A call of a graph began."),
          type(
              SessionEvent.CallReturned.class,
              "session.call-returned",
              "CallReturned",
              "A call came back with an ending."),
          type(
              SessionEvent.WaitOpened.class,
              "session.wait-opened",
              "WaitOpened",
              "A node waits; the sequence of the event is the wait_id."),
          type(
              SessionEvent.WaitExpired.class,
              "session.wait-expired",
              "WaitExpired",
              "A wait came to its deadline."),
          type(
              SessionEvent.WaitSettled.class,
              "session.wait-settled",
              "WaitSettled",
              "A wait has all the answers that can still come."),
          type(
              SessionEvent.WaitCancelled.class,
              "session.wait-cancelled",
              "WaitCancelled",
              "A wait was closed before anything came of it."),
          type(
              SessionEvent.Voted.class,
              "session.voted",
              "Voted",
              "The answers of several players decided a choice."),
          type(
              SessionEvent.EffectRequested.class,
              "session.effect-requested",
              "EffectRequested",
              "Something is to be performed outside; the sequence of the event is the wait_id."),
          type(
              SessionEvent.EffectRetried.class,
              "session.effect-retried",
              "EffectRetried",
              "An attempt at an effect failed; there will be another."),
          type(
              SessionEvent.EffectCompleted.class,
              "session.effect-completed",
              "EffectCompleted",
              "An effect was performed, with its result and every attempt."),
          type(
              SessionEvent.EffectFailed.class,
              "session.effect-failed",
              "EffectFailed",
              "An effect failed for good."),
          type(
              2,
              SessionEvent.IncidentResolved.class,
              "session.incident-resolved",
              "IncidentResolved",
              "An operator dealt with an incident."),
          type(
              SessionEvent.PlayerJoined.class,
              "session.player-joined",
              "PlayerJoined",
              "A player joined."),
          type(
              SessionEvent.PlayerLeft.class, "session.player-left", "PlayerLeft", "A player left."),
          type(
              SessionEvent.BranchesStarted.class,
              "session.branches-started",
              "BranchesStarted",
              "Branches began beside each other."),
          type(
              SessionEvent.BranchEnded.class,
              "session.branch-ended",
              "BranchEnded",
              "A branch came to its end."),
          type(
              SessionEvent.BranchCancelled.class,
              "session.branch-cancelled",
              "BranchCancelled",
              "A branch was cancelled."),
          type(
              SessionEvent.NodeProgressed.class,
              "session.node-progressed",
              "NodeProgressed",
              "A node keeps something while it goes on over several turns."),
          type(
              SessionEvent.CharacterChanged.class,
              "session.character-changed",
              "CharacterChanged",
              "A character changed."),
          type(
              SessionEvent.Fought.class,
              "session.fought",
              "Fought",
              "Something was done in a fight."),
          type(
              SessionEvent.Spoken.class,
              "session.spoken",
              "Spoken",
              "A model spoke, for itself or for a character."),
          type(
              SessionEvent.Remembered.class,
              "session.remembered",
              "Remembered",
              "A character took something into its memory."),
          type(
              SessionEvent.SessionSaved.class,
              "session.saved",
              "SessionSaved",
              "The session was saved under a name."),
          type(
              SessionEvent.SessionRestored.class,
              "session.restored",
              "SessionRestored",
              "The session was brought back to a save point."),
          type(
              SessionEvent.SessionForked.class,
              "session.forked",
              "SessionForked",
              "The session goes on from another session's past."),
          type(
              SessionEvent.VariablesAmended.class,
              "session.variables-amended",
              "VariablesAmended",
              "An operator changed variables of the session."),
          type(
              SessionEvent.SessionMigrated.class,
              "session.migrated",
              "SessionMigrated",
              "An operator moved the session to another version of its graph."),
          type(
              SessionEvent.SessionSuspended.class,
              "session.suspended",
              "SessionSuspended",
              "The session was suspended; no time passes for it."),
          type(
              2,
              SessionEvent.SessionResumed.class,
              "session.resumed",
              "SessionResumed",
              "The session was resumed; its deadlines have moved."),
          type(
              SessionEvent.SessionAbandoned.class,
              "session.abandoned",
              "SessionAbandoned",
              "The session was given up; its seed is revealed."),
          type(
              SessionEvent.DebuggingBegun.class,
              "session.debugging-begun",
              "DebuggingBegun",
              "The session is debugged: it is paused before each node."),
          type(
              SessionEvent.NodePaused.class,
              "session.node-paused",
              "NodePaused",
              "A thread that is debugged stands before its node, which has not run."),
          type(
              SessionEvent.Stepped.class,
              "session.stepped",
              "Stepped",
              "Somebody let a paused thread run."),
          type(
              SessionEvent.IncidentRaised.class,
              "session.incident-raised",
              "IncidentRaised",
              "A node could not go on."),
          type(
              SessionEvent.SessionEnded.class,
              "session.ended",
              "SessionEnded",
              "The session came to an ending; its seed is revealed."));

  private static final ClassValue<EventType> BY_CLASS =
      new ClassValue<>() {
        @Override
        protected EventType computeValue(Class<?> type) {
          return ALL.stream()
              .filter(known -> known.type() == type)
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no session event: " + type));
        }
      };

  private EventTypes() {}

  /// All kinds, in the order of their first use in a session.
  public static List<EventType> all() {
    return ALL;
  }

  /// The kind of an event.
  public static EventType of(SessionEvent event) {
    return BY_CLASS.get(event.getClass());
  }

  private static EventType type(
      Class<? extends SessionEvent> type, String stored, String served, String documentation) {
    return type(1, type, stored, served, documentation);
  }

  private static EventType type(
      int revision,
      Class<? extends SessionEvent> type,
      String stored,
      String served,
      String documentation) {
    return new EventType(type, stored, revision, served, documentation);
  }
}
