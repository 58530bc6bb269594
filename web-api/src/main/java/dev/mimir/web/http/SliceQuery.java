package dev.mimir.web.http;

import jakarta.servlet.http.HttpServletRequest;

/// Which part of an append-only list is asked for.
///
/// @param after the last sequence already known, -1 for the beginning
/// @param limit 1 to 1,000
public record SliceQuery(long after, int limit) {
  static final int MOST = 1_000;
  static final int USUAL = 100;

  static SliceQuery of(HttpServletRequest request) {
    return new SliceQuery(
        Numbers.between(-1, Long.MAX_VALUE, "after", request.getParameter("after"), -1),
        (int) Numbers.between(1, MOST, "limit", request.getParameter("limit"), USUAL));
  }

  /// How many items to fetch: one more than asked for shows whether the list goes on.
  public int fetch() {
    return limit + 1;
  }
}
