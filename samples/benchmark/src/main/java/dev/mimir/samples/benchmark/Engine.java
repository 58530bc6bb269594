package dev.mimir.samples.benchmark;

import dev.mimir.axon.database.DatabaseLogin;
import dev.mimir.engine.Caller;
import dev.mimir.engine.Graphs;
import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.engine.Sessions.StartRequest;
import dev.mimir.projection.Generations;
import dev.mimir.projection.ProjectionStatus;
import dev.mimir.projection.Projections;
import dev.mimir.session.Answer;
import dev.mimir.session.SessionCommand.Input;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.axonframework.common.caching.Cache;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/// The engine as the server has it, without HTTP.
final class Engine implements AutoCloseable {
  private static final Caller CALLER = new Caller("default", "benchmark", "req_benchmark");
  private static final Duration PAUSE = Duration.ofMillis(2);

  private final ConfigurableApplicationContext context;
  private final Sessions sessions;

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {}

  private Engine(ConfigurableApplicationContext context) {
    this.context = context;
    this.sessions = context.getBean(Sessions.class);
  }

  /// Starts one on a database and publishes the game.
  static Engine on(DatabaseLogin database, String masterKey, boolean projecting) {
    var context =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .properties(
                Map.of(
                    "mimir.database.url",
                    database.url(),
                    "mimir.database.username",
                    Objects.requireNonNull(database.username()),
                    "mimir.database.password",
                    Objects.requireNonNull(database.password()),
                    "mimir.master-key",
                    masterKey,
                    "mimir.projections.enabled",
                    projecting,
                    "spring.main.banner-mode",
                    "off",
                    "logging.level.root",
                    "warn"))
            .run();
    Engine engine = new Engine(context);
    context.getBean(Graphs.class).publish(CALLER, Game.sixNodes());
    return engine;
  }

  DataSource database() {
    return context.getBean(DataSource.class);
  }

  SessionView start() {
    return done(
        sessions.start(
            CALLER, new StartRequest(Game.ID, null, List.of(), Map.of(), null, null, null)));
  }

  SessionView play(String sessionId) {
    return done(
        sessions.decide(
            CALLER, sessionId, new Input(null, Answer.choice(Game.ANSWER), null, null)));
  }

  /// Publishes a graph.
  void publish(byte[] document) {
    context.getBean(Graphs.class).publish(CALLER, document);
  }

  /// Plays a session with random answers until it ends, or waits for something else.
  void playThrough(String graphId, RandomGenerator random) {
    SessionView view =
        done(
            sessions.start(
                CALLER, new StartRequest(graphId, null, List.of(), Map.of(), null, null, null)));
    while (view.status().equals("awaiting_input")) {
      Input input = new Input(null, answer(view.awaiting().getFirst(), random), null, null);
      view = done(sessions.decide(CALLER, view.sessionId(), input));
    }
  }

  private static Answer answer(SessionView.Awaiting awaiting, RandomGenerator random) {
    if (awaiting.input() == null) {
      return Answer.choice(awaiting.choices().get(random.nextInt(awaiting.choices().size())).id());
    }
    return awaiting.input().type().equals("text")
        ? Answer.text("player", "a word")
        : Answer.value((long) random.nextInt(1, 6));
  }

  private static SessionView done(Reply reply) {
    if (reply instanceof Reply.Done(var view, _)) {
      return view;
    }
    throw new IllegalStateException("refused: " + reply);
  }

  /// The live generation of a read model.
  int generation(String readModel) {
    return context.getBean(Generations.class).live(readModel);
  }

  /// Forgets the sessions in memory.
  void forget() {
    context.getBean(Cache.class).removeAll();
  }

  /// Waits until the projections reflect every event. For how many milliseconds the oldest event
  /// has been waiting that some read model does not reflect.
  long slowestLagMs() {
    return context.getBean(Projections.class).list().stream()
        .mapToLong(ProjectionStatus::lagMs)
        .max()
        .orElse(0);
  }

  /// Waits until the projections reflect every event.
  void awaitProjections() {
    Projections projections = context.getBean(Projections.class);
    while (projections.list().stream().anyMatch(status -> status.lagEvents() > 0)) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
