package dev.mimir.projection;

import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/// Spring's transactions for Axon.
record TestTransactions(PlatformTransactionManager spring) implements TransactionManager {
  @Override
  public Transaction startTransaction() {
    TransactionStatus status = spring.getTransaction(new DefaultTransactionDefinition());
    return new Transaction() {
      @Override
      public void commit() {
        spring.commit(status);
      }

      @Override
      public void rollback() {
        if (!status.isCompleted()) {
          spring.rollback(status);
        }
      }
    };
  }
}
