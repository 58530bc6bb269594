package dev.mimir.projection;

import static dev.mimir.projection.schema.Tables.READ_MODEL;
import static dev.mimir.projection.schema.Tables.READ_MODEL_REBUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.projection.graphcatalogue.GraphCatalogueQueries;
import dev.mimir.projection.incidentlog.IncidentLogQueries;
import dev.mimir.projection.sessionlist.SessionListQueries;
import dev.mimir.projection.transcript.TranscriptQueries;
import javax.sql.DataSource;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

class ProjectionsAutoConfigurationTest {
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withBean(DataSource.class, () -> TestDatabase.create().dataSource())
          .withBean(Configuration.class, ProjectionsAutoConfigurationTest::axon)
          .withConfiguration(
              AutoConfigurations.of(
                  DataSourceTransactionManagerAutoConfiguration.class,
                  TransactionAutoConfiguration.class,
                  JooqAutoConfiguration.class,
                  ProjectionsAutoConfiguration.class));

  private static Configuration axon() {
    return DefaultConfigurer.defaultConfiguration(false)
        .configureEventStore(_ -> MemoryEventStore.create())
        .configureSerializer(_ -> Jackson3Serializer.builder().build())
        .buildConfiguration();
  }

  @Test
  void registers_processors_and_queries() {
    application.run(context ->
        assertThat(context)
            .hasSingleBean(Processors.class)
            .hasSingleBean(GraphCatalogueQueries.class)
            .hasSingleBean(SessionListQueries.class)
            .hasSingleBean(TranscriptQueries.class)
            .hasSingleBean(IncidentLogQueries.class)
            .hasSingleBean(Projections.class));
  }

  @Test
  void still_answers_queries_when_projecting_is_switched_off() {
    application
        .withPropertyValues("mimir.projections.enabled=false")
        .run(context -> {
          assertThat(context).doesNotHaveBean(Processors.class);
          assertThat(
                  context
                      .getBean(GraphCatalogueQueries.class)
                      .list("acme", null, new Page.Request(1, 20))
                      .total())
              .isZero();
        });
  }

  /// Rows written by jOOQ and the position written by plain JDBC must share one transaction.
  @Test
  void writes_within_the_transactions_of_spring() {
    application.run(context -> {
      DSLContext sql = context.getBean(DSLContext.class);
      TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
      transaction.executeWithoutResult(status -> {
        sql.deleteFrom(READ_MODEL_REBUILD).execute();
        sql.update(READ_MODEL).set(READ_MODEL.GENERATION, 99).execute();
        status.setRollbackOnly();
      });
      assertThat(sql.fetchCount(READ_MODEL, READ_MODEL.GENERATION.eq(99))).isZero();
    });
  }
}
