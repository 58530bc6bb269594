package dev.mimir.web.analytics;

import dev.mimir.projection.ProjectionStatus;
import dev.mimir.web.http.Listing;
import dev.mimir.web.http.Listing.Pagination;
import java.util.List;

/// Numbers, with what they reflect.
///
/// @param asOf read before the items, which therefore reflect no less
record Analysis<T>(List<T> items, Pagination pagination, AsOf asOf) implements Tabular<T> {

  /// How far numbers follow the events.
  ///
  /// @param position of the last event that they reflect, -1 before the first
  /// @param lagMs how long the oldest event that they do not reflect has been waiting; 0 when there
  ///   is none
  /// @param parked how many events could not be taken in and wait for an operator
  record AsOf(long position, long lagMs, long parked) {

    static AsOf of(ProjectionStatus status) {
      return new AsOf(status.position(), status.lagMs(), status.parked());
    }
  }

  static <T> Analysis<T> of(List<T> items, AsOf asOf) {
    return new Analysis<>(items, Listing.whole(items).pagination(), asOf);
  }
}
