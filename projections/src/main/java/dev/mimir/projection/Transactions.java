package dev.mimir.projection;

import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/// Spring's transactions for Axon. One within another is a savepoint, so that a dead letter that is
/// tried again in vain can be put back in the surrounding one.
record Transactions(PlatformTransactionManager spring) implements TransactionManager {
  private static final TransactionDefinition NESTED =
      new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);

  @Override
  public Transaction startTransaction() {
    TransactionStatus status = spring.getTransaction(NESTED);
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
