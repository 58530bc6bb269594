package dev.mimir.web.ratelimit;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many requests that are not mere questions may be made a minute. What is left out is not
/// limited.
///
/// @param tenant of each tenant that `tenants` does not name
/// @param tenants of some tenants, by id
/// @param session of each session
/// @param burst requests of how long may come at once
@ConfigurationProperties("mimir.rate-limit")
record RateLimitProperties(
    @Nullable Integer tenant,
    @DefaultValue Map<String, Integer> tenants,
    @Nullable Integer session,
    @DefaultValue("10s") Duration burst) {

  RateLimitProperties {
    Stream<Integer> given = Stream.concat(Stream.ofNullable(tenant), Stream.ofNullable(session));
    if (Stream.concat(given, tenants.values().stream()).anyMatch(limit -> limit < 1)) {
      throw new IllegalArgumentException(
          "mimir.rate-limit: a limit is at least 1 a minute; leave it out for none");
    }
  }

  /// What one tenant may ask for a minute; null when that is not limited.
  @Nullable Integer of(String tenant) {
    return tenants.containsKey(tenant) ? tenants.get(tenant) : this.tenant;
  }
}
