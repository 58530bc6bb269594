package dev.mimir.axon.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.axon.database.TestPostgres;
import dev.mimir.engine.Caller;
import dev.mimir.engine.Graphs;
import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.engine.Sessions.Reply;
import dev.mimir.engine.Sessions.StartRequest;
import dev.mimir.session.Answer;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionEvent.RequestKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/// A server of several on one database, without its web part.
public record Node(ConfigurableApplicationContext context) implements AutoCloseable {
  public static final Caller CALLER = new Caller("default", "test", "req_1");

  public static final String LOOP =
      """
      { "format": "mimir/1", "id": "loop", "variables": {"sum": {"type": "int"}},
        "nodes": [
          { "id": "begin", "start": {}, "next": "ask" },
          { "id": "ask", "choice": { "choices": [
              { "id": "on", "text": "On", "next": "add" },
              { "id": "off", "text": "Off", "next": [ { "end": "done" } ] } ] } },
          { "id": "add", "state": { "set": { "sum": "sum + 1" } }, "next": "ask" } ] }
      """;

  @EnableAutoConfiguration
  public static class Hearing {}

  /// One that is told nothing by others.
  @EnableAutoConfiguration
  static class Deaf {
    @Bean
    Peers peers() {
      return Peers.NONE;
    }
  }

  /// Two, one started after the other.
  public static List<Node> two(TestPostgres database, Class<?> application) {
    return List.of(start(database, application), start(database, application));
  }

  /// @param more properties
  public static Node start(TestPostgres database, Class<?> application, String... more) {
    return new Node(
        new SpringApplicationBuilder(application)
            .web(WebApplicationType.NONE)
            .properties(database.properties())
            .properties(more)
            .run());
  }

  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  public Graphs.Published publish(String document) {
    return get(Graphs.class).publish(CALLER, document.getBytes(StandardCharsets.UTF_8));
  }

  public SessionView begin(String graph) {
    StartRequest request = new StartRequest(graph, null, List.of(), Map.of(), null, null, null);
    return done(get(Sessions.class).start(CALLER, request));
  }

  public Reply play(String session, String choice, @Nullable Long wait, @Nullable String key) {
    RequestKey request = key == null ? null : new RequestKey(key, "digest of " + choice);
    return get(Sessions.class)
        .decide(CALLER, session, new Input(null, Answer.choice(choice), wait, request));
  }

  public SessionView view(String session) {
    return get(Sessions.class).view(CALLER, session).orElseThrow();
  }

  public static SessionView done(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Done.class);
    return ((Reply.Done) reply).view();
  }

  @Override
  public void close() {
    context.close();
  }
}
