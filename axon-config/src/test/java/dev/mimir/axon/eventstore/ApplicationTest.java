package dev.mimir.axon.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mimir.axon.database.TestPostgres;
import dev.mimir.axon.serialization.MimirSerializer;
import dev.mimir.axon.serialization.PayloadTypes;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.stereotype.Aggregate;
import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/// The framework comes up on our beans, with an aggregate and a processor.
@SpringBootTest(
    classes = ApplicationTest.Application.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "mimir.master-key=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
      "axon.eventhandling.processors.diary.mode=pooled"
    })
@DirtiesContext
class ApplicationTest {

  @AutoClose static final TestPostgres DATABASE = TestPostgres.migrated();

  static final BlockingQueue<Adventure> HEARD = new LinkedBlockingQueue<>();

  private static final String TOKEN_TYPES =
      "select distinct token_type from token_entry where token is not null";

  record Begin(@TargetAggregateIdentifier String id, String hero) {}

  record Walk(@TargetAggregateIdentifier String id, String to) {}

  @Aggregate(type = "adventure")
  static class Hero {

    @SuppressWarnings("unused") // read by the framework
    @AggregateIdentifier
    private @Nullable String id;

    private long steps;

    Hero() {}

    @CommandHandler
    Hero(Begin command) {
      id = command.id();
      AggregateLifecycle.apply(new Adventure.Begun(command.hero()));
    }

    @CommandHandler
    long handle(Walk command) {
      AggregateLifecycle.apply(new Adventure.Walked(command.to(), steps + 1));
      return steps;
    }

    @EventSourcingHandler
    void on(Adventure event, @SequenceNumber long sequence) {
      steps = sequence;
    }

    @EventSourcingHandler
    void on(Adventure.Begun event, DomainEventMessage<?> message) {
      id = message.getAggregateIdentifier();
    }
  }

  @ProcessingGroup("diary")
  static class Diary {

    @EventHandler
    void on(Adventure event) {
      HEARD.add(event);
    }
  }

  @EnableAutoConfiguration
  @Import({Hero.class, Diary.class})
  static class Application {

    @Bean(destroyMethod = "")
    DataSource dataSource() {
      return DATABASE.dataSource();
    }

    @Bean
    PayloadTypes adventure() {
      return Adventure.TYPES;
    }

    @Autowired
    void pooled(EventProcessingConfigurer processing) {
      processing.usingPooledStreamingEventProcessors();
    }
  }

  @Autowired ApplicationContext context;
  @Autowired CommandGateway gateway;

  @Test
  void uses_our_beans() {
    assertThat(context.getBean(EventStorageEngine.class))
        .isInstanceOf(PostgresEventStorageEngine.class);
    assertThat(context.getBean(EventStore.class)).isInstanceOf(NotifyingEventStore.class);
    assertThat(context.getBean(TokenStore.class)).isInstanceOf(JdbcTokenStore.class);
    assertThat(context.getBeansOfType(Serializer.class).values())
        .hasSize(3)
        .containsOnly(context.getBean(MimirSerializer.class));
    assertThat(context.getBean(UsagePropertyProvider.class).getDisabled()).isTrue();
  }

  @Test
  void stores_decides_again_and_projects_without_a_class_name_on_disk() throws Exception {
    String id = TestStore.newId();
    gateway.sendAndWait(new Begin(id, "Hilda"));
    assertThat(gateway.<Long>sendAndWait(new Walk(id, "bridge"))).isEqualTo(1);
    assertThat(gateway.<Long>sendAndWait(new Walk(id, "home"))).isEqualTo(2);
    assertThatThrownBy(() -> gateway.sendAndWait(new Begin(id, "Hilda")))
        .isInstanceOf(AggregateStreamCreationException.class);

    assertThat(HEARD.poll(30, TimeUnit.SECONDS)).isEqualTo(new Adventure.Begun("Hilda"));
    assertThat(HEARD.poll(30, TimeUnit.SECONDS)).isEqualTo(new Adventure.Walked("bridge", 1));
    assertThat(HEARD.poll(30, TimeUnit.SECONDS)).isEqualTo(new Adventure.Walked("home", 2));
    List<String> tokens;
    do {
      tokens = StoredText.column(DATABASE, TOKEN_TYPES);
    } while (tokens.isEmpty());
    assertThat(tokens).allMatch(type -> type.startsWith("token."));
    assertThat(new HashChain(DATABASE.dataSource()).firstBroken(id)).isEmpty();
    assertThat(StoredText.containing(DATABASE, "dev.mimir", "org.axon")).isEmpty();
  }
}
