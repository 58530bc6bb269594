package dev.mimir.axon.aggregate;

import dev.mimir.axon.aggregate.AggregateCommand.MoveSession;
import dev.mimir.engine.Caller;
import dev.mimir.engine.EngineUnavailableException;
import dev.mimir.engine.GroupMoves;
import dev.mimir.engine.Sessions.MoveRequest;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.graph.GraphEvent.GraphPublished;
import dev.mimir.interpreter.Move;
import dev.mimir.interpreter.Stranded;
import dev.mimir.session.Session;
import dev.mimir.session.Status;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Moves sessions to other versions of their graph, one or many.
final class SessionMigrations implements GroupMoves {
  private static final System.Logger LOG = System.getLogger(SessionMigrations.class.getName());

  private final Commands commands;
  private final PublishedGraphs published;
  private final SessionRules rules;
  private final SessionLog log;
  private final SessionMoves moves;
  private final Replies replies;

  SessionMigrations(
      Commands commands,
      PublishedGraphs published,
      SessionRules rules,
      SessionLog log,
      SessionMoves moves,
      Replies replies) {
    this.commands = commands;
    this.published = published;
    this.rules = rules;
    this.log = log;
    this.moves = moves;
    this.replies = replies;
  }

  /// Moves a session.
  Reply move(Caller caller, String id, MoveRequest request) {
    Session session = log.now(id).orElse(null);
    if (session == null) {
      return Replies.noSuchSession(AggregateIds.local(id));
    }
    String graphId = session.begun().graphId();
    GraphHistory history = published.history(caller.tenant(), graphId);
    Move move = move(history, request, null);
    return move == null ? new Reply.NoSuchGraph(history.unknown(graphId)) : moved(caller, id, move);
  }

  private Reply moved(Caller caller, String id, Move move) {
    Played played = commands.send(new MoveSession(id, move), caller, Played.class);
    moves.moved(id);
    return replies.of(id, played);
  }

  private static @Nullable Move move(
      GraphHistory history, MoveRequest request, @Nullable Integer from) {
    GraphPublished version = history.version(request.version());
    return version == null
        ? null
        : new Move(
            request.version(), version.contentHash(), request.nodes(), request.reason(), from);
  }

  /// The threads of a session that would have no place, in words; empty when there is no such
  /// session or version.
  Optional<List<String>> stranded(Caller caller, String id, MoveRequest request) {
    return log.now(id).flatMap(session -> stranded(caller, id, session, request));
  }

  private Optional<List<String>> stranded(
      Caller caller, String id, Session session, MoveRequest request) {
    GraphHistory history = published.history(caller.tenant(), session.begun().graphId());
    return Optional.ofNullable(move(history, request, null))
        .map(move -> rules.stranded(id, move, session).stream().map(Stranded::message).toList());
  }

  @Override
  public Outcome move(Caller caller, Group group, List<String> sessions) {
    return Commands.translating(() -> {
      GraphHistory history = published.history(caller.tenant(), group.graphId());
      Move move = move(history, group.to(), group.fromVersion());
      if (move == null || history.version(group.fromVersion()) == null) {
        return new Outcome.NoSuchVersion(history.unknown(group.graphId()));
      }
      MoveTally tally = new MoveTally();
      AllCores.run(
          sessions.stream()
              .map(session -> (Runnable) () -> judge(caller, group, move, session, tally))
              .toList());
      return tally.done();
    });
  }

  private void judge(Caller caller, Group group, Move move, String session, MoveTally tally) {
    try {
      Commands.translating(() -> {
        String id = AggregateIds.ofSession(caller.tenant(), session);
        log.now(id)
            .filter(now -> concerns(group, now))
            .ifPresentOrElse(now -> decide(caller, group, move, id, now, tally), tally::passedOver);
        return tally;
      });
    } catch (EngineUnavailableException away) {
      throw away;
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "session " + session + " could not be moved", failed);
      tally.failed(session, "the server failed; its log says more");
    }
  }

  private static boolean concerns(Group group, Session session) {
    Status status = session.status();
    boolean goesOn = status != Status.ENDED && status != Status.ABANDONED;
    return goesOn
        && (group.status() == null || group.status() == status)
        && session.begun().graphId().equals(group.graphId())
        && session.begun().graphVersion() == group.fromVersion();
  }

  private void decide(
      Caller caller, Group group, Move move, String id, Session session, MoveTally tally) {
    List<Stranded> stranded = rules.stranded(id, move, session);
    if (!stranded.isEmpty()) {
      tally.stranded(AggregateIds.local(id), stranded);
    } else if (group.dryRun()) {
      tally.movable();
    } else {
      switch (moved(caller, id, move)) {
        case Reply.Done _ -> tally.moved();
        case Reply.Refused(var rejection) ->
            tally.failed(AggregateIds.local(id), rejection.message());
        case Reply.NoSuchGraph(var message) -> tally.failed(AggregateIds.local(id), message);
      }
    }
  }
}
