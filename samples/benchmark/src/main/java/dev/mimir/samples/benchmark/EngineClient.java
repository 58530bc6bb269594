package dev.mimir.samples.benchmark;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Plays sessions of its own in turn, through the command gateway.
final class EngineClient implements Turns {
  /// Sessions of one client.
  static final int SESSIONS = 16;

  private final Engine engine;
  private final List<String> sessions;
  private int next;

  EngineClient(Engine engine) {
    this.engine = engine;
    this.sessions = Stream.generate(() -> engine.start().sessionId()).limit(SESSIONS).toList();
  }

  static List<EngineClient> several(int count, Engine engine) {
    return IntStream.range(0, count).mapToObj(_ -> new EngineClient(engine)).toList();
  }

  @Override
  public void play() {
    engine.play(sessions.get(next));
    next = (next + 1) % SESSIONS;
  }
}
