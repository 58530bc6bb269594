package dev.mimir.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/// Which page of a list is asked for.
///
/// @param page from 1
/// @param pageSize 1 to 200
public record PageQuery(int page, int pageSize) {
  static final int MOST = 200;
  static final int USUAL = 20;
  static final int LAST = 1_000_000;

  static PageQuery of(HttpServletRequest request) {
    return new PageQuery(
        (int) Numbers.between(1, LAST, "page", request.getParameter("page"), 1),
        (int) Numbers.between(1, MOST, "page_size", request.getParameter("page_size"), USUAL));
  }

  /// How many items stand before the page.
  public int offset() {
    return (page - 1) * pageSize;
  }

  /// The page of a list that is at hand as a whole.
  public <T> Page<T> of(List<T> all) {
    int from = Math.min(offset(), all.size());
    return of(all.subList(from, Math.min(from + pageSize, all.size())), all.size());
  }

  /// The page, given its items and how many items there are on all pages.
  public <T> Page<T> of(List<T> items, long total) {
    return new Page<>(items, Page.Pagination.of(this, total));
  }
}
