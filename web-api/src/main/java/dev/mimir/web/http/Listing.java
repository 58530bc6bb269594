package dev.mimir.web.http;

import java.util.List;

/// A page of a list.
public record Listing<T>(List<T> items, Pagination pagination) {

  /// Where a page stands among the others.
  ///
  /// @param page from 1
  /// @param total items on all pages
  public record Pagination(
      int page, int pageSize, long total, long totalPages, boolean hasNext, boolean hasPrev) {

    static Pagination of(PageQuery query, long total) {
      long pages = Math.ceilDiv(total, query.pageSize());
      return new Pagination(
          query.page(), query.pageSize(), total, pages, query.page() < pages, query.page() > 1);
    }
  }

  /// A short list as a whole.
  public static <T> Listing<T> whole(List<T> items) {
    int size = Math.max(1, items.size());
    return new PageQuery(1, size).of(items, items.size());
  }
}
