package dev.mimir.dice;

/// Chances of k successes in n trials.
final class Binomial {
  private Binomial() {}

  /// `rows(n, p)[m][k]`: the chance of k successes in m trials, for all m up to n.
  static double[][] rows(int trials, double chance) {
    double[][] rows = new double[trials + 1][];
    rows[0] = new double[] {1};
    for (int n = 1; n <= trials; n++) {
      rows[n] = new double[n + 1];
      for (int k = 0; k < n; k++) {
        rows[n][k] += rows[n - 1][k] * (1 - chance);
        rows[n][k + 1] += rows[n - 1][k] * chance;
      }
    }
    return rows;
  }
}
