package dev.mimir.projection.tally;

import java.lang.reflect.Array;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Rows as a table of a statement that takes one array for each column, so that its text and its
/// number of parameters do not depend on how many rows there are.
public final class Unnested {
  private static final String ALIAS = "given";

  private Unnested() {}

  /// @param rows each with a value for every field, in their order
  public static Table<Record> table(List<? extends Field<?>> fields, List<Object[]> rows) {
    List<Field<?>> arrays = new java.util.ArrayList<>();
    for (int column = 0; column < fields.size(); column++) {
      arrays.add(array(fields.get(column).getDataType(), rows, column));
    }
    String[] names = fields.stream().map(Field::getName).toArray(String[]::new);
    return DSL.table("unnest({0})", DSL.list(arrays)).as(ALIAS, names);
  }

  /// A column of the rows.
  public static <T> Field<T> of(Field<T> field) {
    return DSL.field(DSL.name(ALIAS, field.getName()), field.getDataType());
  }

  private static Field<?> array(DataType<?> type, List<Object[]> rows, int column) {
    Object[] values = (Object[]) Array.newInstance(type.getType(), rows.size());
    for (int row = 0; row < values.length; row++) {
      values[row] = rows.get(row)[column];
    }
    return value(type.getArrayDataType(), values);
  }

  private static <T> Field<T> value(DataType<T> type, Object array) {
    return DSL.val(type.getType().cast(array), type);
  }
}
