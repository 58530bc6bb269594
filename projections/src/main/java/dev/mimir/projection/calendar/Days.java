package dev.mimir.projection.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Days of a time zone, in their order. Since 1972 all zones are whole quarters of an hour away
/// from UTC, so that a day is made of these; a day on which clocks are put forward has fewer.
///
/// @param first the first day
/// @param last the last day, not before the first
public record Days(LocalDate first, LocalDate last, ZoneId zone) {
  /// Number of the day, from 0, in {@link #spans}.
  public static final Field<Integer> DAY = column("day");

  /// How many quarters of an hour the day was old as the span began, in {@link #spans}.
  public static final Field<Integer> AGE = column("age");

  private static final Field<Integer> LENGTH = column("length");
  private static final Field<Integer> START = column("start");

  private static Field<Integer> column(String name) {
    return DSL.field(DSL.name("days", name), SQLDataType.INTEGER);
  }

  /// How many they are.
  public int count() {
    return Math.toIntExact(last.toEpochDay() - first.toEpochDay() + 1);
  }

  /// A day by its number, from 0.
  public LocalDate day(int number) {
    return first.plusDays(number);
  }

  /// The spans of which each day is made, as a table joined to another by its columns `span` and
  /// `quarter`.
  public Table<Record> spans(Table<?> counted) {
    Field<Integer> length = counted.field("span", Integer.class);
    Field<Integer> start = counted.field("quarter", Integer.class);
    return spans().join(counted).on(LENGTH.eq(length)).and(START.eq(start));
  }

  private Table<Record> spans() {
    List<Integer> day = new ArrayList<>();
    List<Integer> age = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    for (int number = 0; number < count(); number++) {
      int start = start(number);
      for (Span span : Span.of(start, start(number + 1))) {
        day.add(number);
        age.add(span.start() - start);
        spans.add(span);
      }
    }
    return DSL.table(
            "unnest({0}, {1}, {2}, {3})",
            array(day),
            array(age),
            array(spans.stream().map(Span::length).toList()),
            array(spans.stream().map(Span::start).toList()))
        .as("days", "day", "age", "length", "start");
  }

  private int start(int number) {
    return Span.quarter(day(number).atStartOfDay(zone).toInstant());
  }

  private static Field<Integer[]> array(List<Integer> values) {
    return DSL.val(values.toArray(Integer[]::new));
  }
}
