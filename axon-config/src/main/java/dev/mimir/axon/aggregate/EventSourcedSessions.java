package dev.mimir.axon.aggregate;

import dev.mimir.axon.aggregate.AggregateCommand.PlaySession;
import dev.mimir.axon.database.MasterKey;
import dev.mimir.axon.eventstore.EventLog;
import dev.mimir.engine.Caller;
import dev.mimir.engine.Fairness;
import dev.mimir.engine.LogEntry;
import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.Status;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;

/// The sessions of the event store.
final class EventSourcedSessions implements Sessions {
  private final Commands commands;
  private final SessionRules rules;
  private final SessionLog log;
  private final EventLog events;
  private final MasterKey key;
  private final SessionMoves moves;
  private final SessionStarts starts;
  private final SessionMigrations migrations;
  private final Replies replies;

  EventSourcedSessions(
      Commands commands,
      SessionRules rules,
      SessionLog log,
      EventLog events,
      MasterKey key,
      SessionMoves moves,
      SessionStarts starts,
      SessionMigrations migrations,
      Replies replies) {
    this.commands = commands;
    this.rules = rules;
    this.log = log;
    this.events = events;
    this.key = key;
    this.moves = moves;
    this.starts = starts;
    this.migrations = migrations;
    this.replies = replies;
  }

  @Override
  public Reservation reserve(Caller caller) {
    String id = starts.reserve(caller);
    return new Reservation(id, key.seedOf(id).commitment());
  }

  @Override
  public Reply start(Caller caller, StartRequest request) {
    return Commands.translating(() -> starts.start(caller, request));
  }

  @Override
  public Reply fork(Caller caller, String sessionId, ForkRequest request) {
    return aggregate(caller, sessionId)
        .map(id -> Commands.translating(() -> starts.fork(caller, id, request)))
        .orElseGet(() -> Replies.noSuchSession(sessionId));
  }

  @Override
  public Reply move(Caller caller, String sessionId, MoveRequest request) {
    return aggregate(caller, sessionId)
        .map(id -> Commands.translating(() -> migrations.move(caller, id, request)))
        .orElseGet(() -> Replies.noSuchSession(sessionId));
  }

  @Override
  public Optional<List<String>> stranded(Caller caller, String sessionId, MoveRequest request) {
    return aggregate(caller, sessionId)
        .flatMap(id -> Commands.translating(() -> migrations.stranded(caller, id, request)));
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
        .orElseGet(() -> Replies.noSuchSession(sessionId));
  }

  private Reply playing(Caller caller, String aggregateId, SessionCommand command) {
    try {
      Played played = commands.send(new PlaySession(aggregateId, command), caller, Played.class);
      moves.moved(aggregateId);
      return replies.of(aggregateId, played);
    } catch (AggregateNotFoundException missing) {
      return Replies.noSuchSession(AggregateIds.local(aggregateId));
    }
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
    UUID id = Reservations.uuid(sessionId);
    return id == null
        ? Optional.empty()
        : Optional.of(AggregateIds.ofSession(caller.tenant(), id.toString()));
  }
}
