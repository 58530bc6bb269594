package dev.mimir.web.analytics;

import dev.mimir.projection.transcript.Finding;
import dev.mimir.web.analytics.Analysis.AsOf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Places in transcripts where words stand that were looked for, the latest first.
///
/// @param next the cursor of those that follow; null when these are all
/// @param asOf read before the items, which therefore reflect no less
record Findings(List<Finding> items, @Nullable String next, AsOf asOf) implements Tabular<Finding> {

  /// @param found one more than wanted if there are more
  static Findings of(List<Finding> found, int limit, AsOf asOf) {
    if (found.size() <= limit) {
      return new Findings(found, null, asOf);
    }
    List<Finding> items = List.copyOf(found.subList(0, limit));
    return new Findings(items, Cursor.after(items.getLast().place()), asOf);
  }
}
