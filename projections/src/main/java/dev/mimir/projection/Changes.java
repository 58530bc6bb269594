package dev.mimir.projection;

import org.jooq.DSLContext;

/// The changes that a batch of events makes to a read model: collected in memory, row by row, and
/// then written at once. Belongs to one thread and one batch.
public interface Changes {

  /// Takes up one event. Those of an aggregate come in their order; no database is asked.
  void on(Recorded event);

  /// Writes what was collected. Runs in a transaction; when it throws, nothing of it stays.
  void flush(DSLContext sql);
}
