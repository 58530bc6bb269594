package dev.mimir.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mimir.dice.Die;
import dev.mimir.dice.Draw;
import dev.mimir.shared.SharedOperation;
import dev.mimir.shared.SharedValue;
import dev.mimir.value.PMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A fact about a session. The vocabulary is closed: node types record facts of these kinds and add
/// none, so folding a log needs neither the graph nor the node types.
///
/// The names under which events are stored and served are in {@link EventTypes}. `frame` is the
/// path of call nodes that leads to a node, empty at the top level.
public sealed interface SessionEvent {

  /// A fact that happened at a node.
  sealed interface AtNode extends SessionEvent {
    String frame();

    String node();
  }

  /// A fact that the players see.
  sealed interface Shown extends AtNode {}

  /// The session began.
  ///
  /// @param graphId the graph it plays
  /// @param graphVersion the version that it keeps
  /// @param contentHash hash of that version's document
  /// @param semantics number of the rules by which it is decided
  /// @param variables first values of the session's variables
  /// @param commitment SHA-256 of the seed, in hex
  /// @param clientSeed the player's own share in the draws
  /// @param explicitSeed the seed in hex, when the starter named it: such a session is not fair
  /// @param parent where it was forked from
  record SessionStarted(
      String graphId,
      int graphVersion,
      String contentHash,
      int semantics,
      List<Player> players,
      Map<String, Object> variables,
      String commitment,
      String clientSeed,
      @Nullable String explicitSeed,
      Instant at,
      @Nullable Parent parent)
      implements SessionEvent {

    SessionStarted on(int version, String hash) {
      return new SessionStarted(
          graphId,
          version,
          hash,
          semantics,
          players,
          variables,
          commitment,
          clientSeed,
          explicitSeed,
          at,
          parent);
    }
  }

  /// Where a fork comes from.
  record Parent(String sessionId, long sequence) {}

  /// A player's answer was accepted; a turn begins.
  ///
  /// @param waitId the wait that it answers
  /// @param request the client's key against doing it twice
  record InputReceived(
      long waitId,
      String frame,
      String node,
      String player,
      Answer answer,
      Instant at,
      @Nullable RequestKey request)
      implements AtNode {}

  /// Key of a request and a digest of its body.
  record RequestKey(String key, String digest) {}

  /// A node was entered.
  ///
  /// @param visit how many times it has been entered in this frame, from 1
  record NodeEntered(String frame, String node, long visit) implements AtNode {}

  /// A node was left by a port.
  record NodeLeft(String frame, String node, String port) implements AtNode {}

  /// Text was shown.
  ///
  /// @param line id or place of the line in its node, when it has several
  /// @param to the players who see it; empty for all
  record TextShown(
      String frame,
      String node,
      @Nullable String line,
      Text text,
      @Nullable Text speaker,
      List<String> to,
      @Nullable String media,
      List<String> tags)
      implements Shown {}

  /// Dice were rolled.
  ///
  /// @param visit which entry of the node drew them, see the rules of draws
  /// @param epoch number of restores before
  /// @param target total that was needed; null when there was none
  /// @param success whether the target was reached
  record DiceRolled(
      String frame,
      String node,
      long visit,
      int epoch,
      String notation,
      long total,
      List<Die> dice,
      List<Draw> draws,
      @Nullable Long target,
      @Nullable Boolean success)
      implements Shown {}

  /// A skill was tried against a difficulty; the roll stands in the event before.
  ///
  /// @param bonus what was added to the roll
  /// @param total roll and bonus
  /// @param outcome `success`, `failure`, `critical_success` or `critical_failure`
  record CheckMade(
      String frame,
      String node,
      @Nullable String character,
      String skill,
      long roll,
      long bonus,
      long total,
      long difficulty,
      String outcome)
      implements Shown {}

  /// One of several ways or lines was picked.
  ///
  /// @param renewed whether a new round of a shuffled bag began with it
  /// @param draws the faces that decided it, empty when nothing was drawn
  record Picked(
      String frame,
      String node,
      long visit,
      int epoch,
      String option,
      boolean renewed,
      List<Draw> draws)
      implements AtNode {}

  /// Variables of the session were written.
  ///
  /// @param values new values that belong to nobody
  /// @param personal new values that belong to a player
  record VariablesWritten(
      String frame, String node, Map<String, Object> values, Map<String, Text.Personal> personal)
      implements AtNode {}

  /// Variables of a frame were written; otherwise as {@link VariablesWritten}.
  record LocalsWritten(
      String frame, String node, Map<String, Object> values, Map<String, Text.Personal> personal)
      implements AtNode {}

  /// A fragment of another graph that is called wrote variables of that graph; otherwise as {@link
  /// VariablesWritten}.
  ///
  /// @param holder the frame in which the graph was called, whose variables they are
  record CalleeVariablesWritten(
      String frame,
      String node,
      String holder,
      Map<String, Object> values,
      Map<String, Text.Personal> personal)
      implements AtNode {}

  /// Variables that outlive the session were read, as a turn began.
  ///
  /// @param values that differ from what the session knew, by holder, then by variable; see {@link
  ///   dev.mimir.shared.SharedReader#read}
  record SharedRead(Map<String, Map<String, SharedValue>> values) implements SessionEvent {}

  /// Variables that outlive the session were written.
  ///
  /// @param holder as of {@link SharedRead}
  /// @param through whether the operations are to be applied outside; not of a fork or a playtest
  record SharedWritten(
      String frame, String node, String holder, List<SharedOperation> operations, boolean through)
      implements AtNode {}

  /// Something was put into an inventory or taken from it.
  ///
  /// @param owner a character or player; empty for the session's own
  /// @param change what was added, negative when taken
  /// @param quantity what is there now
  record InventoryChanged(
      String frame, String node, String owner, String item, long change, long quantity, String op)
      implements Shown {}

  /// Something was put on or taken off.
  record ItemEquipped(String frame, String node, String owner, String item, boolean equipped)
      implements Shown {}

  /// A call began.
  ///
  /// @param frame the caller's
  /// @param node the calling node
  /// @param graph what is called, `#fragment` or `id@version` of another graph
  /// @param locals first values of the callee's inputs and variables that belong to nobody
  /// @param personal those that belong to a player
  record CallStarted(
      String frame,
      String node,
      String graph,
      Map<String, Object> locals,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Text.Personal> personal)
      implements AtNode {

    public CallStarted {
      personal = Objects.requireNonNullElse(personal, Map.of());
    }
  }

  /// A call came back to the calling node.
  ///
  /// @param ending by which the callee ended
  record CallReturned(String frame, String node, String ending) implements AtNode {}

  /// A node began to wait. The sequence of this event is the `wait_id`.
  record WaitOpened(String frame, String node, Wait.Awaited awaited) implements AtNode {}

  /// A wait came to its deadline. A turn begins.
  record WaitExpired(String frame, String node, long waitId, Instant at) implements AtNode {}

  /// A wait was closed before anything came of it; what comes for it later is ignored.
  ///
  /// @param reason `branch_cancelled`, `restored`, `migrated` or `abandoned`
  record WaitCancelled(String frame, String node, long waitId, String reason) implements AtNode {}

  /// A wait has all the answers that can still come, since a player left. A turn begins.
  record WaitSettled(String frame, String node, long waitId, Instant at) implements AtNode {}

  /// Something was decided by the answers of several players.
  ///
  /// @param choice the choice that won
  /// @param votes for each choice that had any
  /// @param item the list element behind the choice, of one that was made for each element
  record Voted(
      String frame,
      String node,
      String choice,
      Map<String, Long> votes,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object item)
      implements AtNode {}

  /// An effect was asked for. The sequence of this event is its `wait_id`, and together with the
  /// session's id the id under which it is performed.
  ///
  /// @param kind who performs it
  /// @param request all that is sent, secrets aside
  /// @param deadline when the node stops waiting for it
  record EffectRequested(
      String frame,
      String node,
      String kind,
      Content request,
      RetryRule retry,
      Instant at,
      @Nullable Instant deadline)
      implements AtNode {}

  /// An attempt at an effect failed, and it will be tried again.
  ///
  /// @param attempt the one that failed, from 1
  /// @param attempts what was tried within it
  /// @param next when the next attempt begins
  record EffectRetried(
      String frame,
      String node,
      long waitId,
      int attempt,
      String code,
      String message,
      List<Map<String, Object>> attempts,
      Instant at,
      Instant next)
      implements AtNode {}

  /// An effect was performed. A turn begins.
  ///
  /// @param attempt the one that did, from 1
  /// @param attempts what was tried within it
  record EffectCompleted(
      String frame,
      String node,
      long waitId,
      int attempt,
      Content result,
      List<Map<String, Object>> attempts,
      Instant at)
      implements AtNode {}

  /// An effect failed for good. A turn begins.
  record EffectFailed(
      String frame,
      String node,
      long waitId,
      int attempt,
      String code,
      String message,
      List<Map<String, Object>> attempts,
      Instant at)
      implements AtNode {}

  /// An operator dealt with an incident. A turn begins.
  ///
  /// @param action `retry`, `skip` or `answer`
  /// @param port to leave by, of a skip
  /// @param result what the effect is taken to have given, of an answer
  /// @param reason why; null when nobody said
  record IncidentResolved(
      String frame,
      String node,
      String action,
      @Nullable String port,
      @Nullable Content result,
      @Nullable String reason,
      Instant at)
      implements AtNode {}

  /// A player joined.
  record PlayerJoined(Player player, Instant at) implements SessionEvent {}

  /// A player left.
  record PlayerLeft(String player, Instant at) implements SessionEvent {}

  /// Branches began beside each other.
  record BranchesStarted(String frame, String node, List<Branch> branches) implements AtNode {}

  /// One branch.
  ///
  /// @param name or index, unique at its node
  /// @param graph what is run, `#fragment`
  /// @param locals as of {@link CallStarted}
  /// @param personal as of {@link CallStarted}
  /// @param player the player to whom it is bound; null when to nobody
  record Branch(
      String name,
      String graph,
      Map<String, Object> locals,
      Map<String, Text.Personal> personal,
      @Nullable String player) {}

  /// A branch came to its end.
  ///
  /// @param ending by which; null when it failed
  /// @param values what it left under `value`, when that belongs to nobody
  /// @param personal the same, when it belongs to a player
  record BranchEnded(
      String frame,
      String node,
      String branch,
      @Nullable String ending,
      Map<String, Object> values,
      Map<String, Text.Personal> personal)
      implements AtNode {}

  /// A branch was cancelled.
  record BranchCancelled(String frame, String node, String branch) implements AtNode {}

  /// A node keeps something while it goes on over several turns; an empty state is forgotten.
  record NodeProgressed(String frame, String node, Map<String, Object> state) implements AtNode {}

  /// A character changed.
  ///
  /// @param changes new values by member, e.g. `hp`, `level`, `attributes`
  /// @param reason why, e.g. `damage`, `level_up`
  record CharacterChanged(
      String frame, String node, String character, Map<String, Object> changes, String reason)
      implements Shown {}

  /// Something was done in a fight; its rolls stand in the events before.
  ///
  /// @param round from 1
  /// @param actor who did it, e.g. `wolf#2`
  /// @param action e.g. `attack`, `defend`, `flee`, `initiative`; `end` with the survivors as
  ///   amount
  /// @param target to whom; null when to nobody
  /// @param outcome e.g. `hit`, `miss`, `critical`, `down`
  /// @param amount e.g. damage done; null where it has no meaning
  /// @param hp of the target afterwards; null where it has no meaning
  record Fought(
      String frame,
      String node,
      long round,
      String actor,
      String action,
      @Nullable String target,
      String outcome,
      @Nullable Long amount,
      @Nullable Long hp)
      implements Shown {}

  /// A model spoke, for itself or for a character.
  ///
  /// @param kind `llm` or `npc`
  /// @param character for whom; null of `llm`
  /// @param speaker name of the character
  record Spoken(
      String frame,
      String node,
      String kind,
      @Nullable String character,
      @Nullable Text speaker,
      Text text)
      implements Shown {}

  /// A character took something into its memory.
  ///
  /// @param player with whom it spoke
  /// @param said what was said since, oldest first
  /// @param dropped how many of the oldest utterances then leave the window
  /// @param summary of all that has left it; null when unchanged
  /// @param facts learned about the player
  record Remembered(
      String frame,
      String node,
      String character,
      String player,
      List<Memory.Utterance> said,
      long dropped,
      @Nullable Text summary,
      List<Text> facts)
      implements AtNode {}

  /// The session was saved, as it stood before this event.
  ///
  /// @param node that saved it; empty when somebody outside did
  /// @param slot under which; what was saved there before is replaced
  record SessionSaved(String frame, String node, String slot, Instant at) implements AtNode {}

  /// The session was brought back to where it was saved. What was open then opens anew in the
  /// events that follow.
  ///
  /// @param node that did so; empty when somebody outside did
  /// @param saved sequence of the event that saved it
  record SessionRestored(String frame, String node, String slot, long saved, Instant at)
      implements AtNode {}

  /// The session goes on from another session's past. What was open there opens anew in the events
  /// that follow.
  ///
  /// @param turn answers accepted there by then
  /// @param epoch restores there by then
  /// @param world as it was
  /// @param positions as they were
  /// @param saves as they were
  /// @param shared what was known there of variables that outlive sessions
  /// @param recent what was shown last
  /// @param incident in which it stood; null when in none
  record SessionForked(
      long turn,
      int epoch,
      World world,
      List<Position> positions,
      PMap<Saved> saves,
      PMap<Shared> shared,
      Recent recent,
      @Nullable IncidentRaised incident)
      implements SessionEvent {}

  /// An operator changed variables of the session. Nothing runs by it.
  ///
  /// @param values new values
  /// @param reason why; null when nobody said
  record VariablesAmended(Map<String, Object> values, @Nullable String reason, Instant at)
      implements SessionEvent {}

  /// An operator moved the session to another version of its graph. What was open is cancelled in
  /// the events that follow, and its nodes run again.
  ///
  /// @param graphVersion the version from now on
  /// @param contentHash hash of its document
  /// @param nodes ids of nodes there by the places that they took, as `frame/node`
  /// @param variables of the session from now on
  /// @param frames from now on
  /// @param positions from now on
  /// @param reason why; null when nobody said
  record SessionMigrated(
      int graphVersion,
      String contentHash,
      Map<String, String> nodes,
      PMap<Object> variables,
      PMap<Frame> frames,
      List<Position> positions,
      @Nullable String reason,
      Instant at)
      implements SessionEvent {}

  /// The session was suspended: it takes no answers, and no time passes for it.
  ///
  /// @param reason why; null when nobody said
  record SessionSuspended(Instant at, @Nullable String reason) implements SessionEvent {}

  /// The session was resumed.
  ///
  /// @param deadlines of its waits, each later by the time that it was suspended
  /// @param reason why; null when nobody said
  record SessionResumed(Instant at, List<MovedDeadline> deadlines, @Nullable String reason)
      implements SessionEvent {}

  /// A deadline that has moved.
  record MovedDeadline(long waitId, Instant deadline) {}

  /// The session was given up.
  ///
  /// @param seed the seed in hex, now that nothing more will be drawn from it
  /// @param reason why; null when nobody said
  record SessionAbandoned(Instant at, String seed, @Nullable String reason)
      implements SessionEvent {}

  /// The session is debugged from here on: its threads are paused before each node.
  record DebuggingBegun(Instant at) implements SessionEvent {}

  /// A thread that is debugged stands before its node, which was entered and has not run.
  record NodePaused(String frame, String node) implements AtNode {}

  /// Somebody let a paused thread run. A turn begins.
  ///
  /// @param on whether it, and what it starts, runs on to where it waits; else up to the next node
  /// @param before id of a node, or its place as `frame/node`, before which it is paused
  ///   nevertheless
  record Stepped(String frame, String node, boolean on, @Nullable String before, Instant at)
      implements AtNode {}

  /// A node could not go on; an operator must help.
  record IncidentRaised(String frame, String node, String code, String message) implements AtNode {}

  /// The session came to its end.
  ///
  /// @param seed the seed in hex, now that nothing more will be drawn from it
  record SessionEnded(String frame, String node, String ending, String seed) implements AtNode {}
}
