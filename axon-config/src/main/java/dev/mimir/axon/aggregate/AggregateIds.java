package dev.mimir.axon.aggregate;

/// Identifiers of aggregates. They begin with the tenant, so that nothing of another tenant can be
/// named.
public final class AggregateIds {
  private AggregateIds() {}

  static String ofGraph(String tenant, String graphId) {
    return tenant + "/graph/" + graphId;
  }

  static String ofSession(String tenant, String sessionId) {
    return tenant + "/session/" + sessionId;
  }

  /// @param holder see {@link dev.mimir.shared.SharedReader#read}
  static String ofShared(String tenant, String holder) {
    return tenant + "/shared/" + holder;
  }

  /// The tenant to whom it belongs.
  public static String tenant(String aggregateId) {
    return aggregateId.substring(0, aggregateId.indexOf('/'));
  }

  /// The part that clients know.
  public static String local(String aggregateId) {
    return aggregateId.substring(aggregateId.lastIndexOf('/') + 1);
  }
}
