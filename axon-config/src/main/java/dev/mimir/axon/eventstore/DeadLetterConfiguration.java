package dev.mimir.axon.eventstore;

import dev.mimir.axon.serialization.MimirSerializer;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.springboot.EventProcessorProperties;
import org.axonframework.springboot.util.DeadLetterQueueProviderConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Dead-letter queues in `dead_letter_entry`, for the processors whose settings ask for one.
@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

  @Bean
  DeadLetterSchema deadLetterSchema() {
    return TableNames.DEAD_LETTERS;
  }

  @Bean
  DeadLetterQueueProviderConfigurerModule deadLetterQueueProviderConfigurerModule(
      EventProcessorProperties processors, DeadLetterQueues queues) {
    return new DeadLetterQueueProviderConfigurerModule(processors, group -> _ -> queues.of(group));
  }

  @Bean
  DeadLetterQueues deadLetterQueues(
      ConnectionProvider connections, TransactionManager transactions, MimirSerializer serializer) {
    return group -> queue(group, connections, transactions, serializer);
  }

  private static SequencedDeadLetterQueue<EventMessage<?>> queue(
      String group,
      ConnectionProvider connections,
      TransactionManager transactions,
      MimirSerializer serializer) {
    return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
        .processingGroup(group)
        .connectionProvider(connections)
        .transactionManager(transactions)
        .schema(TableNames.DEAD_LETTERS)
        .statementFactory(DeadLetterStatements.with(serializer))
        .genericSerializer(serializer)
        .eventSerializer(serializer)
        .build();
  }
}
