package dev.mimir.web.acceptance.faults;

import java.util.concurrent.atomic.AtomicLong;

/// What players met, all together.
///
/// @param acknowledged turns
/// @param unanswered requests whose connection was refused or broke, or whose time was up
/// @param refused requests answered 503
/// @param unfinished requests answered 202, since the turn was still under way
record Tally(
    AtomicLong acknowledged, AtomicLong unanswered, AtomicLong refused, AtomicLong unfinished) {

  Tally() {
    this(new AtomicLong(), new AtomicLong(), new AtomicLong(), new AtomicLong());
  }

  void add(Tally other) {
    acknowledged.addAndGet(other.acknowledged.get());
    unanswered.addAndGet(other.unanswered.get());
    refused.addAndGet(other.refused.get());
    unfinished.addAndGet(other.unfinished.get());
  }

  @Override
  public String toString() {
    return "%s turns acknowledged, %s requests not answered, %s answered 503, %s answered 202"
        .formatted(acknowledged, unanswered, refused, unfinished);
  }
}
