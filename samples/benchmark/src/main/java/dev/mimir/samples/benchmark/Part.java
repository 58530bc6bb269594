package dev.mimir.samples.benchmark;

/// What can be measured.
enum Part {
  RAW,
  ENGINE,
  PROJECTIONS,
  LAG,
  LONG,
  HTTP,
  EFFECTS,
  REGRESSION,
  STREAMS,
  PAST,
  START,
  JMH,
  PLAYTEST,
  VOLUME,
  OVERLOAD,
  CROWD,
  CLUSTER
}
