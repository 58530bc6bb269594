package dev.mimir.scenario;

import dev.mimir.dice.ScriptedDraws;
import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.interpreter.Chance;
import dev.mimir.session.Player;
import dev.mimir.session.SessionCommand.Start;
import dev.mimir.shared.SharedOperation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A session that is about to begin.
///
/// @param faces the draws to come, unless the session is `fair`
/// @param debug whether to pause before each node
/// @param shared what other sessions have done to variables that outlive them, by holder
public record Given(
    Graph graph,
    List<Integer> faces,
    Seed seed,
    boolean fair,
    Instant now,
    List<Player> players,
    Map<String, Object> variables,
    String clientSeed,
    Map<String, List<SharedOperation>> shared,
    boolean debug) {
  private static final Seed SEED = Seed.of(new byte[Seed.LENGTH]);
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  static Given on(Graph graph) {
    return new Given(graph, List.of(), SEED, false, NOON, List.of(), Map.of(), "", Map.of(), false);
  }

  /// The faces that will be drawn, from 1, whichever node asks.
  public Given drawing(int... more) {
    List<Integer> all = new ArrayList<>(faces);
    IntStream.of(more).forEach(all::add);
    return new Given(graph, all, seed, false, now, players, variables, clientSeed, shared, debug);
  }

  /// Draws as the seed decides.
  public Given seeded(Seed other) {
    return new Given(graph, faces, other, true, now, players, variables, clientSeed, shared, debug);
  }

  /// When it starts.
  public Given at(Instant instant) {
    return new Given(
        graph, faces, seed, fair, instant, players, variables, clientSeed, shared, debug);
  }

  /// Players, each with a name like the id.
  public Given playedBy(String... ids) {
    return playedBy(Stream.of(ids).map(id -> Player.named(id, id)).toArray(Player[]::new));
  }

  public Given playedBy(Player... who) {
    return new Given(
        graph, faces, seed, fair, now, List.of(who), variables, clientSeed, shared, debug);
  }

  /// First values that differ from the graph's.
  public Given variables(Object... namesAndValues) {
    Map<String, Object> values = Wording.plain(Scenarios.map(namesAndValues));
    return new Given(graph, faces, seed, fair, now, players, values, clientSeed, shared, debug);
  }

  public Given clientSeed(String share) {
    return new Given(graph, faces, seed, fair, now, players, variables, share, shared, debug);
  }

  /// What other sessions have done to variables that outlive them.
  public Given shared(String holder, SharedOperation... operations) {
    Map<String, List<SharedOperation>> more = new HashMap<>(shared);
    more.put(holder, List.of(operations));
    return new Given(graph, faces, seed, fair, now, players, variables, clientSeed, more, debug);
  }

  /// Pauses before each node, or does not.
  public Given debugged(boolean paused) {
    return new Given(graph, faces, seed, fair, now, players, variables, clientSeed, shared, paused);
  }

  /// Starts the session and plays it to its first wait.
  public Scenario whenStarted() {
    return Scenario.started(this);
  }

  /// The same, when some of the faces have fallen.
  Given after(int fallen) {
    List<Integer> left = fair ? faces : faces.subList(Math.min(fallen, faces.size()), faces.size());
    return new Given(graph, left, seed, fair, now, players, variables, clientSeed, shared, debug);
  }

  Chance chance() {
    int[] script = faces.stream().mapToInt(Integer::intValue).toArray();
    return fair ? Chance.of(seed) : new Chance(seed, ScriptedDraws.of(script));
  }

  Start command() {
    return new Start(
        graph.id(), 1, graph.contentHash(), players, variables, null, clientSeed, debug);
  }
}
