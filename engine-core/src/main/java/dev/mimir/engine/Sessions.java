package dev.mimir.engine;

import dev.mimir.session.Player;
import dev.mimir.session.Rejection;
import dev.mimir.session.SessionCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Starts sessions, plays them and shows them. What belongs to another tenant does not exist.
public interface Sessions {

  /// Gives out a session id and the commitment to its draws, before the player names a
  /// `client_seed`. Nothing is stored: the id proves itself when it comes back.
  Reservation reserve(Caller caller);

  /// Begins a session and plays it to its first wait.
  Reply start(Caller caller, StartRequest request);

  /// Asks something of a session that has begun, e.g. to take an answer.
  Reply decide(Caller caller, String sessionId, SessionCommand command);

  /// Begins a session that goes on from the end of a turn of another's past.
  Reply fork(Caller caller, String sessionId, ForkRequest request);

  /// Moves a session to another version of its graph.
  Reply move(Caller caller, String sessionId, MoveRequest request);

  /// Who would have no place in that version, in words; empty when the session can be moved.
  /// Nothing is done.
  ///
  /// @return empty when there is no such session or version
  Optional<List<String>> stranded(Caller caller, String sessionId, MoveRequest request);

  /// The save points of a session, oldest first; empty when there is no such session.
  Optional<List<SavePoint>> saves(Caller caller, String sessionId);

  /// What a session shows as soon as no effect is under way, or after some time; empty when there
  /// is no such session.
  ///
  /// @param patience how long to wait at most
  Optional<SessionView> settled(Caller caller, String sessionId, Duration patience);

  /// What a session shows now.
  Optional<SessionView> view(Caller caller, String sessionId);

  /// Tells of each time that a session may have moved on, as far as this server knows; what others
  /// did has to be looked for.
  ///
  /// @param moved must not block
  Following follow(Caller caller, String sessionId, Runnable moved);

  /// Ends what {@link #follow} began.
  @FunctionalInterface
  interface Following extends AutoCloseable {
    @Override
    void close();
  }

  /// What a session showed right after an event of its past; empty when there is no such session or
  /// it has no such event yet.
  Optional<SessionView> viewAt(Caller caller, String sessionId, long sequence);

  /// The log after a sequence, at most `limit` events; empty when there is no such session.
  ///
  /// @param after the last sequence already known, -1 for the beginning
  Optional<List<LogEntry>> events(Caller caller, String sessionId, long after, int limit);

  /// What proves the draws fair; empty when there is no such session.
  Optional<Fairness> fairness(Caller caller, String sessionId);

  /// A session id given out before its start.
  ///
  /// @param commitment SHA-256 of the seed, hex
  record Reservation(String sessionId, String commitment) {}

  /// How a session is to begin.
  ///
  /// @param version of the graph; null for the newest
  /// @param players empty for a sole player
  /// @param variables first values that differ from the graph's
  /// @param seed 64 hex digits, for tests; null for a fair session
  /// @param clientSeed the player's own share in the draws, null for none
  /// @param sessionId from a reservation; null for a new one
  /// @param debug whether to pause before each node
  record StartRequest(
      String graphId,
      @Nullable Integer version,
      List<Player> players,
      Map<String, Object> variables,
      @Nullable String seed,
      @Nullable String clientSeed,
      @Nullable String sessionId,
      boolean debug) {

    /// That of a session that nobody debugs.
    public StartRequest(
        String graphId,
        @Nullable Integer version,
        List<Player> players,
        Map<String, Object> variables,
        @Nullable String seed,
        @Nullable String clientSeed,
        @Nullable String sessionId) {
      this(graphId, version, players, variables, seed, clientSeed, sessionId, false);
    }
  }

  /// How a fork is to begin.
  ///
  /// @param at sequence of the parent's event after which it goes on; null for its last
  /// @param players empty for those who played then
  /// @param version of the graph; null for the parent's
  /// @param sessionId from a reservation; null for a new one
  /// @param debug whether to pause before each node
  record ForkRequest(
      @Nullable Long at,
      List<Player> players,
      @Nullable Integer version,
      @Nullable String sessionId,
      boolean debug) {}

  /// How a session is to be moved to another version.
  ///
  /// @param version of its graph
  /// @param nodes ids of nodes there by the places that they take, as `frame/node`, for those that
  ///   have another id there
  /// @param reason why; null when nobody said
  record MoveRequest(int version, Map<String, String> nodes, @Nullable String reason) {}

  /// A point to which a session can be brought back.
  ///
  /// @param saveId to name it, see {@link dev.mimir.session.SessionCommand.Restore}
  /// @param sequence of the event that saved it
  record SavePoint(String saveId, String name, long sequence) {}

  /// What came of a command.
  sealed interface Reply {
    /// It was done.
    ///
    /// @param view the session at the end of the turn
    /// @param repeated whether an earlier request with the same key had done it
    record Done(SessionView view, boolean repeated) implements Reply {}

    /// It was refused, nothing happened.
    record Refused(Rejection rejection) implements Reply {}

    /// There is no such graph, or not this version of it, or it was archived.
    record NoSuchGraph(String message) implements Reply {}
  }
}
