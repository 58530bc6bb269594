package dev.mimir.web.http;

import dev.mimir.projection.Page;
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
  private long offset() {
    return (page - 1L) * pageSize;
  }

  /// The page of a list that is at hand as a whole.
  public <T> Listing<T> of(List<T> all) {
    int from = (int) Math.min(offset(), all.size());
    return of(all.subList(from, Math.min(from + pageSize, all.size())), all.size());
  }

  /// The same for a read model.
  public Page.Request request() {
    return new Page.Request(page, pageSize);
  }

  /// The page that a read model gave.
  public <T> Listing<T> of(Page<T> found) {
    return of(found.items(), found.total());
  }

  <T> Listing<T> of(List<T> items, long total) {
    return new Listing<>(items, Listing.Pagination.of(this, total));
  }
}
