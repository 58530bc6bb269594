package dev.mimir.projection;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How analysts read the database.
///
/// @param password with which the role `mimir_analyst` logs in; without it, nobody does so in the
///   embedded database, and in another its administrator decides
@ConfigurationProperties("mimir.analytics")
public record AnalyticsProperties(@Nullable String password) {

  @Override
  public String toString() {
    return "AnalyticsProperties[]";
  }
}
