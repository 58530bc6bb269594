package dev.mimir.axon.eventstore;

import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration;
import org.axonframework.springboot.autoconfig.TransactionAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/// Puts the framework's auto-configurations behind ours and behind the data source.
///
/// They order themselves by class names of Spring Boot 3; without this the JDBC ones would look for
/// a data source before there is one, and never become active.
@AutoConfiguration(
    afterName = {
      "dev.mimir.axon.database.MimirDatabaseAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
    },
    before = {
      JdbcAutoConfiguration.class,
      TransactionAutoConfiguration.class,
      NoOpTransactionAutoConfiguration.class,
      UpdateCheckerAutoConfiguration.class,
      AxonAutoConfiguration.class
    })
@Import({EventStoreConfiguration.class, UpdateCheckerConfiguration.class})
public class MimirEventStoreAutoConfiguration {}
