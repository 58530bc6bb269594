package dev.mimir.samples.benchmark;

import dev.mimir.engine.SessionView;

/// Compares a turn in a long session with one in a short session.
record LongSessions(Engine engine, Report report, int turns) {
  private static final long LONG = 10_000;

  void run() {
    String grown = grown();
    for (int n = 0; n < turns; n++) {
      turn(engine.start().sessionId(), false);
      turn(grown, false);
    }
    compare("cached", grown, false);
    compare("uncached", grown, true);
  }

  private String grown() {
    SessionView view = engine.start();
    while (view.sequence() < LONG) {
      view = engine.play(view.sessionId());
    }
    return view.sessionId();
  }

  private void compare(String how, String grown, boolean forget) {
    Latencies brief = new Latencies();
    Latencies lengthy = new Latencies();
    for (int n = 0; n < turns; n++) {
      brief.add(turn(engine.start().sessionId(), forget));
      lengthy.add(turn(grown, forget));
    }
    double few = brief.sorted().millis(0.5);
    double many = lengthy.sorted().millis(0.5);
    report.line(
        "session of 10,000 events, %s: %.2f ms a turn, of 10 events: %.2f ms, ratio %.2f"
            .formatted(how, many, few, many / few));
  }

  private long turn(String sessionId, boolean forget) {
    if (forget) {
      engine.forget();
    }
    long before = System.nanoTime();
    engine.play(sessionId);
    return System.nanoTime() - before;
  }
}
