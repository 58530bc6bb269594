package dev.mimir.axon.effect;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.mimir.axon.aggregate.MimirAggregatesAutoConfiguration;
import dev.mimir.axon.aggregate.OpenSessions;
import dev.mimir.axon.aggregate.SharedWriter;
import dev.mimir.axon.database.DatabaseProperties;
import dev.mimir.axon.eventstore.EventLog;
import dev.mimir.axon.node.NodeName;
import dev.mimir.axon.node.Peers;
import dev.mimir.axon.trace.Traces;
import dev.mimir.effect.EffectHandler.Services;
import dev.mimir.engine.Sessions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/// Performs effects and keeps deadlines.
@AutoConfiguration(
    after = MimirAggregatesAutoConfiguration.class,
    before = AxonAutoConfiguration.class)
@EnableConfigurationProperties(EffectProperties.class)
public class MimirEffectsAutoConfiguration {
  private static final String TABLE = "scheduled_task";
  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final Duration SHUTDOWN = Duration.ofSeconds(2);

  @Bean
  LiveTexts liveTexts(Peers peers) {
    return new LiveTexts(peers);
  }

  @Bean
  RunningEffects runningEffects() {
    return new RunningEffects();
  }

  @Bean
  Services effectServices(BeanFactory beans) {
    return new Services() {
      @Override
      public <T> T get(Class<T> port) {
        return beans.getBean(port);
      }
    };
  }

  @Bean
  EffectWorker effectWorker(
      Sessions sessions,
      OpenSessions open,
      Services services,
      RunningEffects running,
      ObjectProvider<MeterRegistry> registry,
      LiveTexts texts,
      InstantSource clock,
      Traces traces,
      EventLog log) {
    MeterRegistry meters = registry.getIfUnique(SimpleMeterRegistry::new);
    return new EffectWorker(
        sessions,
        open,
        EffectHandlers.discovered(services),
        running,
        new EffectCounts(meters, running),
        texts,
        clock,
        traces,
        log);
  }

  @Bean
  @DependsOnDatabaseInitialization
  EffectScheduler effectScheduler(
      DataSource database,
      EffectWorker worker,
      EffectProperties properties,
      DatabaseProperties where,
      Environment environment,
      Peers peers) {
    Scheduler scheduler =
        Scheduler.create(database, tasks(worker))
            .tableName(TABLE)
            .schedulerName(new SchedulerName.Fixed(node(where, environment)))
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .threads(properties.concurrent())
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(properties.poll())
            .heartbeatInterval(properties.heartbeat())
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(SHUTDOWN)
            .build();
    EffectScheduler effects =
        new EffectScheduler(scheduler, JdbcClient.create(database), where.embedded());
    peers.onDeparture(marks -> Thread.ofVirtual().start(() -> effects.takeOver(marks)));
    return effects;
  }

  private static String node(DatabaseProperties where, Environment environment) {
    return where.embedded() ? "embedded" : NodeName.of(environment);
  }

  private static List<Task<?>> tasks(EffectWorker worker) {
    FailureHandler.OnFailureRetryLater<Void> again =
        new FailureHandler.OnFailureRetryLater<>(AGAIN);
    return List.of(
        Tasks.oneTime(EffectQueue.EFFECT)
            .onFailure(again)
            .execute((task, _) -> perform(worker, TaskId.ofEffect(task.getId()))),
        Tasks.oneTime(EffectQueue.DEADLINE)
            .onFailure(again)
            .execute((task, _) -> worker.expire(TaskId.ofDeadline(task.getId()))));
  }

  private static void perform(EffectWorker worker, TaskId task) {
    try {
      worker.perform(task);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while performing " + task.effectId(), stopped);
    }
  }

  @Bean
  @ConditionalOnProperty(name = "mimir.effects.enabled", matchIfMissing = true)
  ConfigurerModule effectProcessor(
      DataSource database,
      PlatformTransactionManager transactions,
      RunningEffects running,
      ObjectProvider<SharedWriter> shared,
      ObjectProvider<EffectScheduler> scheduler,
      DatabaseProperties where,
      Environment environment) {
    SchedulerClient queue =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
            .tableName(TABLE)
            .build();
    EffectQueue events =
        new EffectQueue(
            queue, () -> scheduler.ifAvailable(EffectScheduler::wake), running, shared::getObject);
    return new EffectProcessor(events, database, transactions, node(where, environment));
  }
}
