package dev.mimir.projection.playerrecord;

import dev.mimir.projection.schema.tables.PlayerSeen;
import dev.mimir.projection.tally.Counters;
import dev.mimir.projection.tally.Unnested;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// When a batch of events first and last tells of each player.
final class Sightings {
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::tenant).thenComparing(Key::player).thenComparing(Key::graph);

  private final PlayerSeen table;
  private final Map<Key, Span> seen = new HashMap<>();

  Sightings(PlayerSeen table) {
    this.table = table;
  }

  private record Key(String tenant, String player, String graph) {}

  private record Span(Instant first, Instant last) {
    Span with(Span other) {
      return new Span(
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last);
    }
  }

  void add(String tenant, String player, String graph, Instant at) {
    Key key = new Key(tenant, Counters.text(player), Counters.text(graph));
    seen.merge(key, new Span(at, at), Span::with);
  }

  void write(DSLContext sql) {
    List<Object[]> rows =
        seen.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(ORDER))
            .map(entry -> row(entry.getKey(), entry.getValue()))
            .toList();
    if (rows.isEmpty()) {
      return;
    }
    List<Field<?>> fields = List.of(table.fields());
    sql.insertInto(table, fields)
        .select(DSL.select(DSL.asterisk()).from(Unnested.table(fields, rows)))
        .onConflict(table.TENANT, table.PLAYER_ID, table.GRAPH_ID)
        .doUpdate()
        .set(table.FIRST_AT, DSL.least(table.FIRST_AT, DSL.excluded(table.FIRST_AT)))
        .set(table.LAST_AT, DSL.greatest(table.LAST_AT, DSL.excluded(table.LAST_AT)))
        .execute();
  }

  private static Object[] row(Key key, Span span) {
    return new Object[] {key.tenant, key.player, key.graph, span.first, span.last};
  }
}
