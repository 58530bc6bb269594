package dev.mimir.axon.aggregate;

import dev.mimir.axon.aggregate.AggregateCommand.ForkSession;
import dev.mimir.axon.aggregate.AggregateCommand.StartSession;
import dev.mimir.engine.Caller;
import dev.mimir.engine.Sessions.ForkRequest;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.engine.Sessions.StartRequest;
import dev.mimir.graph.GraphEvent.GraphPublished;
import dev.mimir.interpreter.Fork;
import dev.mimir.interpreter.Interpreter;
import dev.mimir.session.Rejection;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;

/// Begins sessions: new ones, and such as go on from the past of another.
final class SessionStarts {
  private static final Reply NOT_RESERVED =
      new Reply.Refused(
          new Rejection.BadStart(
              "session_id has to come from POST /sessions/reservations; leave it out"));

  private final Commands commands;
  private final PublishedGraphs published;
  private final CompiledGraphs graphs;
  private final SessionLog log;
  private final Reservations ids;
  private final TurnEnds turns;
  private final Replies replies;

  SessionStarts(
      Commands commands,
      PublishedGraphs published,
      CompiledGraphs graphs,
      SessionLog log,
      Reservations ids,
      TurnEnds turns,
      Replies replies) {
    this.commands = commands;
    this.published = published;
    this.graphs = graphs;
    this.log = log;
    this.ids = ids;
    this.turns = turns;
    this.replies = replies;
  }

  /// An id for a session that is to begin later.
  String reserve(Caller caller) {
    return ids.reserved(caller.tenant()).toString();
  }

  /// Begins a session.
  Reply start(Caller caller, StartRequest request) {
    GraphHistory history = published.history(caller.tenant(), request.graphId());
    GraphPublished version = version(history, request.version());
    if (version == null) {
      return new Reply.NoSuchGraph(history.missing(request.graphId()));
    }
    UUID id = id(caller, request.sessionId());
    if (id == null) {
      return NOT_RESERVED;
    }
    SessionCommand.Start start = command(request, version);
    Rejection refusal =
        Interpreter.refusal(
            start, graphs.get(caller.tenant(), version.graphId(), version.version()));
    return refusal != null
        ? new Reply.Refused(refusal)
        : created(id, caller, aggregateId -> new StartSession(aggregateId, start));
  }

  /// The id for a new session; null when one was given that was not reserved here.
  private @Nullable UUID id(Caller caller, @Nullable String reserved) {
    UUID given = Reservations.uuid(reserved);
    if (reserved == null) {
      return ids.fresh();
    }
    return given != null && ids.isOurs(caller.tenant(), given) ? given : null;
  }

  private static @Nullable GraphPublished version(GraphHistory history, @Nullable Integer wanted) {
    return history.archived() ? null : history.version(wanted == null ? history.newest() : wanted);
  }

  private static SessionCommand.Start command(StartRequest request, GraphPublished version) {
    return new SessionCommand.Start(
        request.graphId(),
        version.version(),
        version.contentHash(),
        request.players(),
        request.variables(),
        request.seed() == null ? null : request.seed().toLowerCase(Locale.ROOT),
        Objects.requireNonNullElse(request.clientSeed(), ""),
        request.debug());
  }

  /// @param command by aggregate id
  private Reply created(UUID id, Caller caller, Function<String, AggregateCommand> command) {
    String aggregateId = AggregateIds.ofSession(caller.tenant(), id.toString());
    try {
      return replies.of(
          aggregateId, commands.send(command.apply(aggregateId), caller, Played.class));
    } catch (AggregateStreamCreationException exists) {
      String message = "session '" + id + "' has started already";
      return new Reply.Refused(new Rejection.AlreadyStarted(message));
    }
  }

  /// Begins a session from the past of another.
  ///
  /// @param parentId of its aggregate
  Reply fork(Caller caller, String parentId, ForkRequest request) {
    Session now = log.now(parentId).orElse(null);
    if (now == null) {
      return Replies.noSuchSession(AggregateIds.local(parentId));
    }
    long at = request.at() == null ? now.sequence() : request.at();
    String wrong = turns.problem(parentId, at, now.sequence());
    if (wrong != null) {
      return new Reply.Refused(new Rejection.NotPossible(wrong));
    }
    SessionStarted origin = now.begun();
    int wanted = request.version() == null ? origin.graphVersion() : request.version();
    GraphHistory history = published.history(caller.tenant(), origin.graphId());
    GraphPublished version = version(history, wanted);
    if (version == null) {
      return new Reply.NoSuchGraph(history.missing(origin.graphId()));
    }
    Session then = at == now.sequence() ? now : log.at(parentId, at).orElseThrow();
    Fork fork =
        new Fork(
            AggregateIds.local(parentId),
            wanted,
            version.contentHash(),
            request.players(),
            request.debug());
    UUID id = id(caller, request.sessionId());
    return id == null
        ? NOT_RESERVED
        : created(id, caller, aggregateId -> new ForkSession(aggregateId, fork, then));
  }
}
