package dev.mimir.axon.aggregate;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mimir.axon.aggregate.AggregateCommand.ForkSession;
import dev.mimir.axon.aggregate.AggregateCommand.MoveSession;
import dev.mimir.axon.aggregate.AggregateCommand.PlaySession;
import dev.mimir.axon.aggregate.AggregateCommand.StartSession;
import dev.mimir.interpreter.Decision;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.SharedWritten;
import dev.mimir.session.Shared;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

/// A session. It keeps the state; the core decides.
@AggregateRoot(type = GameSession.TYPE)
@JsonAutoDetect(
    fieldVisibility = JsonAutoDetect.Visibility.ANY,
    getterVisibility = JsonAutoDetect.Visibility.NONE)
class GameSession {
  static final String TYPE = "GameSession";

  /// Set by each command, as events do not hold it.
  @AggregateIdentifier private String id;

  private Session session;

  /// Whether it was read for the present command, and not kept in memory since an earlier one.
  private transient boolean fresh = true;

  /// Before its first event.
  GameSession() {
    this("", Session.NONE);
  }

  @JsonCreator
  GameSession(@JsonProperty("id") String id, @JsonProperty("session") Session session) {
    this.id = id;
    this.session = session;
  }

  Session session() {
    return session;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  Played handle(StartSession command, SessionRules rules) {
    id = command.aggregateId();
    return played(rules.start(id, command.start()), rules);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  Played handle(ForkSession command, SessionRules rules) {
    id = command.aggregateId();
    return played(rules.fork(id, command.fork(), command.parent()), rules);
  }

  @CommandHandler
  Played handle(MoveSession command, SessionRules rules) {
    id = command.aggregateId();
    return played(rules.move(id, command.move(), session), rules);
  }

  @CommandHandler
  Played handle(PlaySession command, SessionRules rules) {
    id = command.aggregateId();
    return played(rules.decide(id, command.command(), session), rules);
  }

  private Played played(Decision decision, SessionRules rules) {
    if (!fresh && !(decision instanceof Decision.Accepted)) {
      rules.requireNewest(id, session);
    }
    fresh = false;
    return switch (decision) {
      case Decision.Rejected(var rejection) -> new Played.Refused(rejection);
      case Decision.Repeated(var turn) -> new Played.Repeated(turn);
      case Decision.Accepted(var events, var after) -> {
        Session before = session;
        events.forEach(AggregateLifecycle::apply);
        if (rules.keeps(before, after)) {
          CurrentUnitOfWork.get().afterCommit(_ -> rules.keep(id, before, events, after));
        }
        yield new Played.Done(rules.view(id, after), wrote(events, after));
      }
    };
  }

  private static Map<String, Shared> wrote(List<SessionEvent> events, Session after) {
    Map<String, Shared> wrote = Map.of();
    for (SessionEvent event : events) {
      if (event instanceof SharedWritten written && written.through()) {
        wrote = wrote.isEmpty() ? new HashMap<>() : wrote;
        wrote.put(written.holder(), after.shared(written.holder()));
      }
    }
    return wrote;
  }

  @EventSourcingHandler
  void on(SessionEvent event) {
    session = session.on(event);
  }
}
