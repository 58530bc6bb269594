package dev.mimir.axon.eventstore;

import org.axonframework.messaging.MetaData;

/// Whose a row is: identifiers of aggregates begin with their tenant and a slash.
final class Tenants {

  private static final String DEFAULT = "default";

  private Tenants() {}

  static String of(String aggregateId, MetaData metadata) {
    int slash = aggregateId.indexOf('/');
    return slash > 0
        ? aggregateId.substring(0, slash)
        : metadata.getOrDefault("tenant", DEFAULT).toString();
  }
}
