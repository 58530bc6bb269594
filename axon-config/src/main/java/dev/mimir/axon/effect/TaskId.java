package dev.mimir.axon.effect;

import dev.mimir.axon.aggregate.AggregateIds;

/// What a task is about, as its name in the queue has it.
///
/// @param aggregateId the session
/// @param waitId the wait of the effect or deadline
/// @param attempt at the effect, from 1; 0 of a deadline
record TaskId(String aggregateId, long waitId, int attempt) {

  static TaskId ofEffect(String instance) {
    int last = instance.lastIndexOf('/');
    TaskId wait = ofDeadline(instance.substring(0, last));
    return new TaskId(
        wait.aggregateId, wait.waitId, Integer.parseInt(instance.substring(last + 1)));
  }

  static TaskId ofDeadline(String instance) {
    int last = instance.lastIndexOf('/');
    int moved = instance.indexOf('@', last);
    String wait = instance.substring(last + 1, moved < 0 ? instance.length() : moved);
    return new TaskId(instance.substring(0, last), Long.parseLong(wait), 0);
  }

  /// The name of a deadline in the queue that has moved. The task of the earlier one may still be
  /// there, and finds nothing to do.
  ///
  /// @param sequence of the event that moved it
  String moved(long sequence) {
    return instance() + "@" + sequence;
  }

  /// The name in the queue.
  String instance() {
    return aggregateId + "/" + waitId + (attempt == 0 ? "" : "/" + attempt);
  }

  String tenant() {
    return AggregateIds.tenant(aggregateId);
  }

  String sessionId() {
    return AggregateIds.local(aggregateId);
  }

  /// The same at every attempt.
  String effectId() {
    return sessionId() + ":" + waitId;
  }
}
