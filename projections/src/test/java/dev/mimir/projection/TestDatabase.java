package dev.mimir.projection;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.jooq.autoconfigure.SpringTransactionProvider;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/// A migrated database of one test, on a PostgreSQL that all tests share.
///
/// @param sql joins the transactions of `transactions`
public record TestDatabase(
    String name, DataSource dataSource, PlatformTransactionManager transactions, DSLContext sql)
    implements AutoCloseable {
  private static final String TEMPLATE = "migrated";
  private static final EmbeddedPostgres POSTGRES = start();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
      migrate(postgres);
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An empty database with all tables.
  public static TestDatabase create() {
    String name = "test_" + NUMBER.incrementAndGet();
    DSL.using(POSTGRES.getPostgresDatabase(), SQLDialect.POSTGRES)
        .query("create database {0} template {1}", DSL.name(name), DSL.name(TEMPLATE))
        .execute();
    return of(name, pooled(dataSource(POSTGRES, name)));
  }

  /// A connection as an analyst has it.
  Connection analyst() throws SQLException {
    return connect(AnalystRole.NAME, ReadSide.ANALYST_PASSWORD);
  }

  /// A connection of another user.
  Connection connect(String user, String password) throws SQLException {
    return DriverManager.getConnection(POSTGRES.getJdbcUrl(user, name), user, password);
  }

  /// Gives its connections back, of which the PostgreSQL has a hundred for all tests.
  @Override
  public void close() {
    if (dataSource instanceof HikariDataSource pool) {
      pool.close();
    }
  }

  private static void migrate(EmbeddedPostgres postgres) {
    DSL.using(postgres.getPostgresDatabase(), SQLDialect.POSTGRES)
        .createDatabase(TEMPLATE)
        .execute();
    Flyway.configure()
        .dataSource(dataSource(postgres, TEMPLATE))
        .locations("classpath:db/axon", "classpath:db/migration")
        .schemas("mimir")
        .load()
        .migrate();
  }

  private static DataSource dataSource(EmbeddedPostgres postgres, String name) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(postgres.getJdbcUrl("postgres", name));
    dataSource.setCurrentSchema("mimir");
    dataSource.setReWriteBatchedInserts(true);
    return dataSource;
  }

  private static DataSource pooled(DataSource dataSource) {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(dataSource);
    pool.setMaximumPoolSize(8);
    pool.setMinimumIdle(0);
    return pool;
  }

  private static TestDatabase of(String name, DataSource dataSource) {
    PlatformTransactionManager transactions = new DataSourceTransactionManager(dataSource);
    DSLContext sql =
        DSL.using(new TransactionAwareDataSourceProxy(dataSource), SQLDialect.POSTGRES)
            .configuration()
            .derive(new SpringTransactionProvider(transactions))
            .dsl();
    return new TestDatabase(name, dataSource, transactions, sql);
  }
}
