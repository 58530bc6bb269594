package dev.mimir.projection.dicefairness;

import static org.jooq.impl.DSL.sum;

import dev.mimir.dice.Odds;
import dev.mimir.projection.Generations;
import dev.mimir.projection.schema.tables.DiceFace;
import dev.mimir.projection.schema.tables.DiceTotal;
import dev.mimir.projection.tally.Sessions;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;

/// Asks how dice fell. It follows the events with a small delay.
public final class DiceFairnessQueries {
  /// How many notations are told of.
  public static final int MOST = 200;

  private final DSLContext sql;
  private final Generations generations;
  private final ExactOdds odds = new ExactOdds();

  public DiceFairnessQueries(DSLContext sql, Generations generations) {
    this.sql = sql;
    this.generations = generations;
  }

  /// The notations that were rolled, the most frequent {@link #MOST} of them first.
  public List<NotationReport> notations(Sessions which) {
    DiceTotal table = DiceFairnessModel.totals(generations.live(DiceFairnessModel.NAME));
    Map<String, Summary> summaries = summaries(table, which);
    List<String> known =
        summaries.keySet().stream().filter(notation -> odds.of(notation).isPresent()).toList();
    Map<String, Map<Long, Long>> counts = counts(table, which, known);
    return summaries.entrySet().stream()
        .map(entry ->
            report(entry.getKey(), entry.getValue(), counts.getOrDefault(entry.getKey(), Map.of())))
        .toList();
  }

  private record Summary(long rolls, double mean) {}

  private Map<String, Summary> summaries(DiceTotal table, Sessions which) {
    Field<BigDecimal> rolls = sum(table.ROLLS);
    Map<String, Summary> summaries = new LinkedHashMap<>();
    sql.select(
            table.NOTATION,
            rolls,
            sum(table.TOTAL.cast(BigDecimal.class).mul(table.ROLLS)).div(rolls))
        .from(table)
        .where(which.in(table))
        .groupBy(table.NOTATION)
        .orderBy(rolls.desc(), table.NOTATION)
        .limit(MOST)
        .forEach(row ->
            summaries.put(
                row.value1(), new Summary(row.value2().longValue(), row.value3().doubleValue())));
    return summaries;
  }

  private Map<String, Map<Long, Long>> counts(
      DiceTotal table, Sessions which, List<String> notations) {
    Map<String, Map<Long, Long>> counts = new HashMap<>();
    sql.select(table.NOTATION, table.TOTAL, sum(table.ROLLS))
        .from(table)
        .where(which.in(table))
        .and(table.NOTATION.in(notations))
        .groupBy(table.NOTATION, table.TOTAL)
        .forEach(row ->
            counts
                .computeIfAbsent(row.value1(), _ -> new HashMap<>())
                .put(row.value2(), row.value3().longValue()));
    return counts;
  }

  private NotationReport report(String notation, Summary summary, Map<Long, Long> counts) {
    Odds exact = odds.of(notation).orElse(null);
    if (exact == null) {
      return new NotationReport(
          notation, summary.rolls, summary.mean, null, Verdict.OPEN, List.of());
    }
    List<Bin> bins = Expected.totals(counts, exact, summary.rolls);
    return new NotationReport(
        notation, summary.rolls, summary.mean, exact.mean(), Verdict.of(bins), bins);
  }

  /// The sizes of dice that were drawn, ascending.
  public List<DieReport> dice(Sessions which) {
    DiceFace table = DiceFairnessModel.faces(generations.live(DiceFairnessModel.NAME));
    Map<Integer, Map<Integer, Long>> counts = new TreeMap<>();
    sql.select(table.SIDES, table.FACE, sum(table.DRAWS))
        .from(table)
        .where(which.in(table))
        .groupBy(table.SIDES, table.FACE)
        .forEach(row ->
            counts
                .computeIfAbsent(row.value1(), _ -> new HashMap<>())
                .put(row.value2(), row.value3().longValue()));
    return counts.entrySet().stream().map(die -> report(die.getKey(), die.getValue())).toList();
  }

  private static DieReport report(int sides, Map<Integer, Long> counts) {
    long draws = counts.values().stream().mapToLong(count -> count).sum();
    List<Bin> bins = Expected.faces(counts, sides, draws);
    return new DieReport(sides, draws, Verdict.of(bins), bins);
  }
}
