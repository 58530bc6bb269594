package dev.mimir.projection.choiceshare;

import static org.jooq.impl.DSL.sum;

import dev.mimir.projection.Generations;
import dev.mimir.projection.schema.tables.ChoiceShare;
import dev.mimir.projection.tally.Sessions;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Asks how often choices were taken. It follows the events with a small delay.
public final class ChoiceShareQueries {
  private final DSLContext sql;
  private final Generations generations;

  public ChoiceShareQueries(DSLContext sql, Generations generations) {
    this.sql = sql;
    this.generations = generations;
  }

  /// The choices that were taken or voted for, by fragment and node, the most frequent of a node
  /// first.
  public List<Choice> list(Sessions which) {
    ChoiceShare table = ChoiceShareModel.choices(generations.live(ChoiceShareModel.NAME));
    Field<BigDecimal> taken = sum(table.TAKEN);
    Field<BigDecimal> all = DSL.sum(taken).over().partitionBy(table.FRAGMENT, table.NODE_ID);
    return sql.select(table.FRAGMENT, table.NODE_ID, table.CHOICE_ID, taken, all, sum(table.VOTES))
        .from(table)
        .where(which.in(table))
        .groupBy(table.FRAGMENT, table.NODE_ID, table.CHOICE_ID)
        .orderBy(table.FRAGMENT, table.NODE_ID, taken.desc(), table.CHOICE_ID)
        .fetch(row ->
            new Choice(
                row.value2(),
                row.value1().isEmpty() ? null : row.value1(),
                row.value3(),
                row.value4().longValue(),
                row.value5().signum() == 0
                    ? 0
                    : row.value4().doubleValue() / row.value5().doubleValue(),
                row.value6().longValue()));
  }
}
