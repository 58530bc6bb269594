package dev.mimir.projection;

import dev.mimir.projection.graphcatalogue.GraphCatalogueModel;
import dev.mimir.projection.graphcatalogue.GraphCatalogueQueries;
import dev.mimir.projection.incidentlog.IncidentLogModel;
import dev.mimir.projection.incidentlog.IncidentLogQueries;
import dev.mimir.projection.sessionlist.SessionListModel;
import dev.mimir.projection.sessionlist.SessionListQueries;
import dev.mimir.projection.transcript.TranscriptModel;
import dev.mimir.projection.transcript.TranscriptQueries;
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
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/// Registers the read models, their event processors and their queries.
@AutoConfiguration(after = JooqAutoConfiguration.class)
@EnableConfigurationProperties(ProjectionsProperties.class)
public class ProjectionsAutoConfiguration {

  @Bean
  ReadModel graphCatalogueModel() {
    return new GraphCatalogueModel(1);
  }

  @Bean
  ReadModel sessionListModel() {
    return new SessionListModel(2);
  }

  @Bean
  ReadModel transcriptModel() {
    return new TranscriptModel(2);
  }

  @Bean
  ReadModel incidentLogModel() {
    return new IncidentLogModel(1);
  }

  @Bean
  @ConditionalOnProperty(name = "mimir.projections.enabled", matchIfMissing = true)
  Processors projectionProcessors(
      List<ReadModel> models,
      ProjectionsProperties properties,
      Environment environment,
      DataSource dataSource,
      PlatformTransactionManager transactions,
      Failures failures,
      DSLContext sql) {
    return new Processors(
        models,
        properties,
        nodeId(properties, environment),
        dataSource,
        transactions,
        failures,
        sql);
  }

  @Bean
  Failures projectionFailures() {
    return new Failures();
  }

  @Bean
  Generations generations(DSLContext sql) {
    return new Generations(sql);
  }

  @Bean
  GraphCatalogueQueries graphCatalogueQueries(DSLContext sql, Generations generations) {
    return new GraphCatalogueQueries(sql, generations);
  }

  @Bean
  SessionListQueries sessionListQueries(DSLContext sql, Generations generations) {
    return new SessionListQueries(sql, generations);
  }

  @Bean
  TranscriptQueries transcriptQueries(DSLContext sql, Generations generations) {
    return new TranscriptQueries(sql, generations);
  }

  @Bean
  IncidentLogQueries incidentLogQueries(DSLContext sql, Generations generations) {
    return new IncidentLogQueries(sql, generations);
  }

  @Bean
  Projections projections(
      List<ReadModel> models,
      ObjectProvider<Configuration> axon,
      Failures failures,
      DSLContext sql) {
    return new Projections(models, axon::getObject, failures, sql, InstantSource.system());
  }

  private static String nodeId(ProjectionsProperties properties, Environment environment) {
    boolean embedded = environment.getProperty("mimir.database.url", "").isBlank();
    return Optional.ofNullable(properties.nodeId())
        .orElseGet(() -> embedded ? "embedded" : UUID.randomUUID().toString());
  }
}
