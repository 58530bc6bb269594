package dev.mimir.axon.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Which servers are there. Each holds a lock in the database as long as its connection stands, so
/// that no clock is needed and nothing is left of one that died.
public final class Presence {
  /// Names our locks among those of other programs.
  private static final int LOCKS = 0x6d696d72;

  private static final long GONE_AFTER = Duration.ofSeconds(4).toNanos();

  /// Stands for all who went before this server came.
  private static final long NOBODY = -1;

  private static final String HERE = "select pg_advisory_lock_shared(?, hashtext(?))";
  private static final String MARK = "select " + mark("?");
  private static final String ALL =
      "select objid::bigint from pg_locks where locktype = 'advisory' and classid = "
          + LOCKS
          + " and objsubid = 2 and granted and database ="
          + " (select oid from pg_database where datname = current_database())";

  private final String node;
  private final LongSupplier nanoTime;
  private final Map<Long, Long> missing = new HashMap<>();
  private List<Long> marks = List.of();
  private long mine = NOBODY;

  /// @param nanoTime as [System#nanoTime]
  Presence(String node, LongSupplier nanoTime) {
    this.node = node;
    this.nanoTime = nanoTime;
    missing.put(NOBODY, nanoTime.getAsLong());
  }

  /// The number that stands for a server's name, in SQL.
  ///
  /// @param name a column
  public static String mark(String name) {
    return "(hashtext(" + name + ")::bigint & 4294967295)";
  }

  /// Lets the others see this server while the connection stands.
  void begin(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(HERE)) {
      lock.setInt(1, LOCKS);
      lock.setString(2, node);
      lock.execute();
    }
    try (PreparedStatement mark = connection.prepareStatement(MARK)) {
      mark.setString(1, node);
      mine = numbers(mark).getFirst();
    }
  }

  /// Looks who is there.
  ///
  /// @return whether somebody has been gone for some seconds, told once
  boolean look(Connection connection) throws SQLException {
    try (PreparedStatement all = connection.prepareStatement(ALL)) {
      return seen(numbers(all));
    }
  }

  private boolean seen(List<Long> now) {
    long time = nanoTime.getAsLong();
    marks.stream().filter(mark -> !now.contains(mark)).forEach(mark -> missing.put(mark, time));
    missing.keySet().removeAll(now);
    marks = now;
    return missing.values().removeIf(since -> time - since >= GONE_AFTER);
  }

  /// The marks of all servers that were seen last.
  List<Long> marks() {
    return marks;
  }

  /// How many others were seen last.
  int others() {
    return (int) marks.stream().filter(mark -> mark != mine).distinct().count();
  }

  private static List<Long> numbers(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      List<Long> numbers = new ArrayList<>();
      while (row.next()) {
        numbers.add(row.getLong(1));
      }
      return numbers;
    }
  }
}
