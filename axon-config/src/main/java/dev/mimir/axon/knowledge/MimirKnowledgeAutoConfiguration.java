package dev.mimir.axon.knowledge;

import dev.mimir.axon.database.MimirDatabaseAutoConfiguration;
import dev.mimir.knowledge.KnowledgeBases;
import dev.mimir.knowledge.Retrieval;
import java.util.ServiceLoader;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts bases of knowledge on PostgreSQL, with the retrieval that is on the class path.
@AutoConfiguration(after = MimirDatabaseAutoConfiguration.class)
public class MimirKnowledgeAutoConfiguration {

  @Bean
  KnowledgeBases knowledgeBases(DataSource database) {
    JdbcClient sql = JdbcClient.create(database);
    Retrieval retrieval =
        ServiceLoader.load(Retrieval.Factory.class)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no retrieval is on the class path"))
            .create(new StoredDocuments(sql));
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    return new StoredKnowledge(new Bases(sql), new Documents(sql), retrieval, transaction);
  }
}
