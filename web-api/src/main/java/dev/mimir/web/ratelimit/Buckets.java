package dev.mimir.web.ratelimit;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What may still be taken, by name, kept in the database so that all servers take from the same,
/// by its clock.
///
/// A row says when everything that was taken will have come back: the generic cell rate algorithm
/// (ITU-T I.371, annex A), which needs one statement, and no more than an instant for each name.
@Component
class Buckets {
  private static final String TAKE =
      """
      insert into rate_limit as known (name, free_at)
        values (:name, now() + make_interval(secs => :gap))
        on conflict (name) do update
          set free_at = greatest(known.free_at, now()) + make_interval(secs => :gap)
          where known.free_at <= now() + make_interval(secs => :room)
      """;
  private static final String WAIT =
      """
      select greatest(extract(epoch from free_at - now()) - :room, 0)
        from rate_limit where name = :name
      """;
  private static final String FORGET = "delete from rate_limit where free_at < now()";
  private static final double MINUTE = 60;
  private static final double NANOS = 1e9;

  private final JdbcClient jdbc;

  Buckets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Takes one of those that a minute has, or tells when there will be one.
  ///
  /// @param burst those of how long a time can be taken at once; at least one can
  /// @return empty when it was taken
  Optional<Duration> take(String name, int perMinute, Duration burst) {
    double gap = MINUTE / perMinute;
    double room = Math.max(burst.toNanos() / NANOS - gap, 0);
    int taken = jdbc.sql(TAKE).param("name", name).param("gap", gap).param("room", room).update();
    if (taken == 1) {
      return Optional.empty();
    }
    double wait =
        jdbc.sql(WAIT)
            .param("name", name)
            .param("room", room)
            .query(Double.class)
            .optional()
            .orElse(0.0);
    return Optional.of(Duration.ofNanos((long) (wait * NANOS)));
  }

  /// Drops the rows that say nothing any more.
  void forget() {
    jdbc.sql(FORGET).update();
  }
}
