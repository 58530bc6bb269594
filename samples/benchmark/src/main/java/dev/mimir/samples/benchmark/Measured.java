package dev.mimir.samples.benchmark;

/// What came of a load.
///
/// @param turns that were played
/// @param seconds that they took
/// @param cpuMillis CPU time of a turn, in the JVM and the database
/// @param p50 median of a turn in milliseconds
/// @param p99 milliseconds that 99 of 100 turns do not exceed
record Measured(long turns, double seconds, double cpuMillis, double p50, double p99) {
  double rate() {
    return turns / seconds;
  }
}
