package dev.mimir.projection;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.TableLike;

/// One page of a list.
///
/// @param page number of the page, from 1
/// @param pageSize how many items a full page has
/// @param total how many items there are in all; exact as long as there are at most {@link
///   #COUNTED} after this page, otherwise a lower bound, so that counting costs little
public record Page<T>(List<T> items, int page, int pageSize, long total) {

  /// How many items beyond a page are counted.
  public static final int COUNTED = 10_000;

  /// Which page is wanted.
  ///
  /// @param page from 1
  /// @param pageSize from 1 to 200
  public record Request(int page, int pageSize) {
    public Request {
      if (page < 1 || pageSize < 1 || pageSize > 200) {
        throw new IllegalArgumentException("no such page: " + page + " of size " + pageSize);
      }
    }

    long offset() {
      return (page - 1L) * pageSize;
    }
  }

  /// Reads a page.
  ///
  /// @param order must be total, or items may be seen twice
  public static <R extends Record, T> Page<T> of(
      DSLContext sql,
      TableLike<R> from,
      Condition which,
      List<? extends OrderField<?>> order,
      Request request,
      RecordMapper<? super R, T> item) {
    List<T> items =
        sql.selectFrom(from.asTable())
            .where(which)
            .orderBy(order)
            .limit(request.pageSize())
            .offset(request.offset())
            .fetch(item);
    long most = request.offset() + request.pageSize() + COUNTED;
    int total = sql.fetchCount(sql.selectOne().from(from).where(which).limit(most));
    return new Page<>(items, request.page(), request.pageSize(), total);
  }
}
