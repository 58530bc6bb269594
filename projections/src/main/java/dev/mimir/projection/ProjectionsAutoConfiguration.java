package dev.mimir.projection;

import dev.mimir.engine.Servers;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.config.Configuration;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/// Registers the read models, their event processors and their queries.
@AutoConfiguration(after = JooqAutoConfiguration.class)
@EnableConfigurationProperties({ProjectionsProperties.class, AnalyticsProperties.class})
@Import(ReadModelQueries.class)
public class ProjectionsAutoConfiguration {

  @Bean
  @ConditionalOnProperty(name = "mimir.projections.enabled", matchIfMissing = true)
  Processors projectionProcessors(
      ProjectionsProperties properties,
      Environment environment,
      DataSource dataSource,
      PlatformTransactionManager transactions,
      Batches batches,
      Generations generations,
      DSLContext sql) {
    return new Processors(
        ReadModel.all(),
        properties,
        nodeId(properties, environment),
        dataSource,
        transactions,
        batches,
        generations,
        sql);
  }

  @Bean
  @ConditionalOnProperty(name = "mimir.projections.enabled", matchIfMissing = true)
  Rebuilder rebuilder(
      Processors processors,
      ProjectionsProperties properties,
      AnalyticsProperties analytics,
      Environment environment,
      ObjectProvider<Configuration> axon,
      DSLContext sql) {
    AnalystRole role = new AnalystRole(sql, analytics.password(), isEmbedded(environment));
    return new Rebuilder(
        ReadModel.all(),
        properties,
        () -> processors.rebuildTools(axon.getObject(), InstantSource.system(), role));
  }

  @Bean
  @ConditionalOnProperty(name = "mimir.projections.enabled", matchIfMissing = true)
  Sharing projectionSharing(
      Processors processors,
      ObjectProvider<Servers> servers,
      ObjectProvider<Configuration> axon,
      DSLContext sql) {
    List<String> names = ReadModel.all().stream().map(ReadModel::name).toList();
    return new Sharing(
        names, processors.nodeId(), servers.getIfAvailable(() -> () -> 1), axon::getObject, sql);
  }

  @Bean
  @ConditionalOnProperty(name = "mimir.projections.enabled", matchIfMissing = true)
  WordIndexes wordIndexes(DSLContext sql) {
    return new WordIndexes(sql);
  }

  @Bean
  Batches projectionBatches() {
    return new Batches();
  }

  @Bean
  Generations generations(DSLContext sql) {
    return new Generations(sql);
  }

  @Bean
  ProcessorStates processorStates(
      ObjectProvider<Configuration> axon, Batches batches, DSLContext sql) {
    return new ProcessorStates(axon::getObject, batches, sql, InstantSource.system());
  }

  @Bean
  ParkedEvents parkedEvents(ObjectProvider<Configuration> axon, DSLContext sql) {
    return new ParkedEvents(ReadModel.all(), axon::getObject, sql);
  }

  @Bean
  Projections projections(
      ObjectProvider<Configuration> axon,
      ObjectProvider<Rebuilder> rebuilder,
      ProcessorStates states,
      Generations generations,
      DSLContext sql) {
    return new Projections(
        ReadModel.all(),
        axon::getObject,
        states,
        generations,
        sql,
        () -> rebuilder.ifAvailable(Rebuilder::wake));
  }

  @Bean
  @ConditionalOnProperty(name = "mimir.projections.enabled", matchIfMissing = true)
  ProcessorMetrics eventProcessorMetrics(
      ObjectProvider<Configuration> axon, Batches batches, ProcessorStates states) {
    List<ReadModel> models = ReadModel.all();
    return new ProcessorMetrics(models, () -> others(models, axon.getObject()), batches, states);
  }

  private static List<String> others(List<ReadModel> models, Configuration axon) {
    List<String> names = models.stream().map(ReadModel::name).toList();
    return axon.eventProcessingConfiguration().eventProcessors().keySet().stream()
        .filter(name -> !names.contains(name))
        .toList();
  }

  private static String nodeId(ProjectionsProperties properties, Environment environment) {
    return Optional.ofNullable(properties.nodeId())
        .orElseGet(() -> isEmbedded(environment) ? "embedded" : UUID.randomUUID().toString());
  }

  private static boolean isEmbedded(Environment environment) {
    return environment.getProperty("mimir.database.url", "").isBlank();
  }
}
