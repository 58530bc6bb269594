package dev.mimir.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mimir.dice.Die;
import dev.mimir.dice.Draw;
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
      implements SessionEvent {}

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
  /// @param visit which execution of the node drew them, see the rules of draws
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
  /// @param graph what is called, `#fragment`
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

  /// A node could not go on; an operator must help.
  record IncidentRaised(String frame, String node, String code, String message) implements AtNode {}

  /// The session came to its end.
  ///
  /// @param seed the seed in hex, now that nothing more will be drawn from it
  record SessionEnded(String frame, String node, String ending, String seed) implements AtNode {}
}
