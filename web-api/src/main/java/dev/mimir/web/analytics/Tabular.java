package dev.mimir.web.analytics;

import dev.mimir.web.analytics.Analysis.AsOf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Items of a read model that can be had as CSV too.
sealed interface Tabular<T> permits Analysis, Findings {
  List<T> items();

  /// Read before the items, which therefore reflect no less.
  AsOf asOf();

  /// Where the next items begin; null when these are all.
  default @Nullable String next() {
    return null;
  }
}
