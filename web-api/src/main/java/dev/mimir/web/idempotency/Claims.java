package dev.mimir.web.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of keys. Each method is a transaction of its own.
@Component
class Claims {
  private final JdbcClient jdbc;

  Claims(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A key with its scope.
  record Key(String tenant, String endpoint, String key) {}

  /// A key that somebody has used.
  ///
  /// @param digest of the request's body
  /// @param reserved for the work
  /// @param answer null until the work is done
  record Claim(String digest, String reserved, @Nullable Answer answer) {}

  /// An answer as it is kept.
  record Answer(int status, String body) {}

  @Nullable Claim find(Key key) {
    return select(key).orElse(null);
  }

  /// The claim that is known to be there.
  Claim get(Key key) {
    return select(key).orElseThrow(() -> new IllegalStateException("a claim has gone"));
  }

  /// @return false when there is one already
  boolean insert(Key key, Claim claim) {
    return jdbc.sql(
                "insert into idempotency_key (tenant, endpoint, key, digest, reserved)"
                    + " values (?, ?, ?, ?, ?) on conflict do nothing")
            .params(key.tenant(), key.endpoint(), key.key(), claim.digest(), claim.reserved())
            .update()
        == 1;
  }

  /// @return false when another answer stands
  boolean settle(Key key, Answer answer) {
    return jdbc.sql(
                "update idempotency_key set status = ?, answer = ?"
                    + " where tenant = ? and endpoint = ? and key = ? and status is null")
            .params(answer.status(), answer.body(), key.tenant(), key.endpoint(), key.key())
            .update()
        == 1;
  }

  /// @return how many keys were older than that
  int forget(Duration age) {
    return jdbc.sql(
            "delete from idempotency_key where created_at < now() - make_interval(secs => ?)")
        .params(age.toSeconds())
        .update();
  }

  private Optional<Claim> select(Key key) {
    return jdbc.sql(
            "select digest, reserved, status, answer from idempotency_key"
                + " where tenant = ? and endpoint = ? and key = ?")
        .params(key.tenant(), key.endpoint(), key.key())
        .query((row, _) -> claim(row))
        .optional();
  }

  private static Claim claim(ResultSet row) throws SQLException {
    String answer = row.getString("answer");
    return new Claim(
        row.getString("digest"),
        row.getString("reserved"),
        answer == null ? null : new Answer(row.getInt("status"), answer));
  }
}
