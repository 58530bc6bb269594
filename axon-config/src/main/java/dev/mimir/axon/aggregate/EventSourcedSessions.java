package dev.mimir.axon.aggregate;

import dev.mimir.axon.aggregate.AggregateCommand.ForkSession;
import dev.mimir.axon.aggregate.AggregateCommand.MoveSession;
import dev.mimir.axon.aggregate.AggregateCommand.PlaySession;
import dev.mimir.axon.aggregate.AggregateCommand.StartSession;
import dev.mimir.axon.database.MasterKey;
import dev.mimir.axon.eventstore.EventLog;
import dev.mimir.engine.Caller;
import dev.mimir.engine.Fairness;
import dev.mimir.engine.LogEntry;
import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.graph.GraphEvent.GraphPublished;
import dev.mimir.interpreter.Fork;
import dev.mimir.interpreter.Interpreter;
import dev.mimir.interpreter.Move;
import dev.mimir.session.Rejection;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.session.Status;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;

/// The sessions of the event store.
final class EventSourcedSessions implements Sessions {
  private static final Reply NOT_RESERVED =
      new Reply.Refused(
          new Rejection.BadStart(
              "session_id has to come from POST /sessions/reservations; leave it out"));

  private final Commands commands;
  private final PublishedGraphs published;
  private final CompiledGraphs graphs;
  private final SessionRules rules;
  private final SessionLog log;
  private final EventLog events;
  private final Reservations ids;
  private final MasterKey key;
  private final SessionMoves moves;
  private final SharedValues shared;
  private final TurnEnds turns;

  EventSourcedSessions(
      Commands commands,
      PublishedGraphs published,
      CompiledGraphs graphs,
      SessionRules rules,
      SessionLog log,
      EventLog events,
      Reservations ids,
      MasterKey key,
      SessionMoves moves,
      SharedValues shared,
      TurnEnds turns) {
    this.commands = commands;
    this.published = published;
    this.graphs = graphs;
    this.rules = rules;
    this.log = log;
    this.events = events;
    this.ids = ids;
    this.key = key;
    this.moves = moves;
    this.shared = shared;
    this.turns = turns;
  }

  @Override
  public Reservation reserve(Caller caller) {
    String id = ids.reserved(caller.tenant()).toString();
    return new Reservation(id, key.seedOf(id).commitment());
  }

  @Override
  public Reply start(Caller caller, StartRequest request) {
    return Commands.translating(() -> starting(caller, request));
  }

  private Reply starting(Caller caller, StartRequest request) {
    GraphHistory history = published.history(caller.tenant(), request.graphId());
    GraphPublished version = version(history, request.version());
    if (version == null) {
      return new Reply.NoSuchGraph(missing(history, request.graphId()));
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
    UUID given = uuid(reserved);
    if (reserved == null) {
      return ids.fresh();
    }
    return given != null && ids.isOurs(caller.tenant(), given) ? given : null;
  }

  private static @Nullable GraphPublished version(GraphHistory history, @Nullable Integer wanted) {
    return history.archived() ? null : history.version(wanted == null ? history.newest() : wanted);
  }

  private static String missing(GraphHistory history, String graphId) {
    String graph = "graph '" + graphId + "'";
    if (history.archived()) {
      return graph + " is archived and takes no new sessions";
    }
    return history.newest() == 0
        ? "there is no " + graph
        : graph + " has versions 1 to " + history.newest();
  }

  private static SessionCommand.Start command(StartRequest request, GraphPublished version) {
    return new SessionCommand.Start(
        request.graphId(),
        version.version(),
        version.contentHash(),
        request.players(),
        request.variables(),
        request.seed() == null ? null : request.seed().toLowerCase(Locale.ROOT),
        Objects.requireNonNullElse(request.clientSeed(), ""));
  }

  /// @param command by aggregate id
  private Reply created(UUID id, Caller caller, Function<String, AggregateCommand> command) {
    String aggregateId = AggregateIds.ofSession(caller.tenant(), id.toString());
    try {
      return reply(aggregateId, commands.send(command.apply(aggregateId), caller, Played.class));
    } catch (AggregateStreamCreationException exists) {
      String message = "session '" + id + "' has started already";
      return new Reply.Refused(new Rejection.AlreadyStarted(message));
    }
  }

  @Override
  public Reply fork(Caller caller, String sessionId, ForkRequest request) {
    return aggregate(caller, sessionId)
        .map(id -> Commands.translating(() -> forking(caller, id, request)))
        .orElseGet(() -> noSuchSession(sessionId));
  }

  private Reply forking(Caller caller, String parentId, ForkRequest request) {
    Session now = log.now(parentId).orElse(null);
    if (now == null) {
      return noSuchSession(AggregateIds.local(parentId));
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
      return new Reply.NoSuchGraph(missing(history, origin.graphId()));
    }
    Session then = at == now.sequence() ? now : log.at(parentId, at).orElseThrow();
    Fork fork =
        new Fork(AggregateIds.local(parentId), wanted, version.contentHash(), request.players());
    UUID id = id(caller, request.sessionId());
    return id == null
        ? NOT_RESERVED
        : created(id, caller, aggregateId -> new ForkSession(aggregateId, fork, then));
  }

  @Override
  public Reply move(Caller caller, String sessionId, MoveRequest request) {
    return aggregate(caller, sessionId)
        .map(id -> Commands.translating(() -> moving(caller, id, request)))
        .orElseGet(() -> noSuchSession(sessionId));
  }

  private Reply moving(Caller caller, String id, MoveRequest request) {
    Session session = log.now(id).orElse(null);
    if (session == null) {
      return noSuchSession(AggregateIds.local(id));
    }
    String graphId = session.begun().graphId();
    GraphHistory history = published.history(caller.tenant(), graphId);
    Move move = move(history, request);
    if (move == null) {
      return new Reply.NoSuchGraph(missing(history, graphId));
    }
    Played played = commands.send(new MoveSession(id, move), caller, Played.class);
    moves.moved(id);
    return reply(id, played);
  }

  private static @Nullable Move move(GraphHistory history, MoveRequest request) {
    GraphPublished version = history.version(request.version());
    return version == null
        ? null
        : new Move(request.version(), version.contentHash(), request.nodes(), request.reason());
  }

  @Override
  public Optional<List<String>> stranded(Caller caller, String sessionId, MoveRequest request) {
    return aggregate(caller, sessionId)
        .flatMap(id ->
            Commands.translating(
                () -> log.now(id).flatMap(now -> stranded(caller, id, now, request))));
  }

  private Optional<List<String>> stranded(
      Caller caller, String id, Session session, MoveRequest request) {
    GraphHistory history = published.history(caller.tenant(), session.begun().graphId());
    return Optional.ofNullable(move(history, request))
        .map(move -> rules.stranded(id, move, session));
  }

  @Override
  public Optional<List<SavePoint>> saves(Caller caller, String sessionId) {
    return aggregate(caller, sessionId)
        .flatMap(id -> Commands.translating(() -> log.now(id)))
        .map(session ->
            session.saves().entrySet().stream()
                .map(save -> savePoint(save.getKey(), save.getValue().sequence()))
                .sorted(Comparator.comparingLong(SavePoint::sequence))
                .toList());
  }

  private static SavePoint savePoint(String name, long sequence) {
    return new SavePoint(Long.toString(sequence), name, sequence);
  }

  @Override
  public Reply decide(Caller caller, String sessionId, SessionCommand command) {
    return aggregate(caller, sessionId)
        .map(id -> Commands.translating(() -> playing(caller, id, command)))
        .orElseGet(() -> noSuchSession(sessionId));
  }

  private Reply playing(Caller caller, String aggregateId, SessionCommand command) {
    try {
      Played played = commands.send(new PlaySession(aggregateId, command), caller, Played.class);
      moves.moved(aggregateId);
      return reply(aggregateId, played);
    } catch (AggregateNotFoundException missing) {
      return noSuchSession(AggregateIds.local(aggregateId));
    }
  }

  private static Reply noSuchSession(String sessionId) {
    return new Reply.Refused(
        new Rejection.NoSuchSession("there is no session '" + sessionId + "'"));
  }

  private Reply reply(String aggregateId, Played played) {
    return switch (played) {
      case Played.Done(var view, var wrote) -> {
        shared.awaited(aggregateId, wrote);
        yield new Reply.Done(view, false);
      }
      case Played.Refused(var rejection) -> new Reply.Refused(rejection);
      case Played.Repeated(var turn) -> {
        Optional<Session> then =
            turn.last() == null ? log.now(aggregateId) : log.at(aggregateId, turn.last());
        yield new Reply.Done(rules.view(aggregateId, then.orElseThrow()), true);
      }
    };
  }

  @Override
  public Following follow(Caller caller, String sessionId, Runnable moved) {
    return aggregate(caller, sessionId).map(id -> moves.listen(id, moved)).orElse(() -> {});
  }

  @Override
  public Optional<SessionView> settled(Caller caller, String sessionId, Duration patience) {
    return aggregate(caller, sessionId)
        .flatMap(id ->
            Commands.translating(() ->
                    moves.until(
                        id,
                        patience,
                        () -> log.now(id),
                        session -> session.isEmpty() || session.get().status() != Status.WORKING))
                .map(session -> rules.view(id, session)));
  }

  @Override
  public Optional<SessionView> view(Caller caller, String sessionId) {
    return aggregate(caller, sessionId)
        .flatMap(
            id -> Commands.translating(() -> log.now(id).map(session -> rules.view(id, session))));
  }

  @Override
  public Optional<SessionView> viewAt(Caller caller, String sessionId, long sequence) {
    return aggregate(caller, sessionId)
        .flatMap(id ->
            Commands.translating(
                () -> log.at(id, sequence).map(session -> rules.view(id, session))));
  }

  @Override
  public Optional<List<LogEntry>> events(Caller caller, String sessionId, long after, int limit) {
    return aggregate(caller, sessionId)
        .flatMap(id ->
            Commands.translating(() -> {
              List<LogEntry> page = events.read(id, after, limit, LogEntries::of);
              boolean known = !page.isEmpty() || !events.read(id, -1, 1, e -> e).isEmpty();
              return known ? Optional.of(page) : Optional.empty();
            }));
  }

  @Override
  public Optional<Fairness> fairness(Caller caller, String sessionId) {
    return aggregate(caller, sessionId)
        .flatMap(id -> Commands.translating(() -> Fairnesses.of(sessionId, events.all(id))));
  }

  private static Optional<String> aggregate(Caller caller, String sessionId) {
    UUID id = uuid(sessionId);
    return id == null
        ? Optional.empty()
        : Optional.of(AggregateIds.ofSession(caller.tenant(), id.toString()));
  }

  private static @Nullable UUID uuid(@Nullable String text) {
    try {
      UUID id = text == null || text.length() != 36 ? null : UUID.fromString(text);
      return id == null || !id.toString().equals(text) ? null : id;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
