package dev.mimir.projection.nodetraffic;

import dev.mimir.projection.Recorded;
import dev.mimir.projection.standing.Open;
import dev.mimir.projection.standing.Place;
import dev.mimir.projection.tally.Buckets;
import dev.mimir.projection.tally.Counters;
import dev.mimir.projection.tally.Origin;
import dev.mimir.projection.tally.Tally;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.NodeLeft;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;

/// Counts what passes through nodes.
final class TrafficTally implements Tally<Walk> {
  private final TrafficTables tables;
  private final Counters nodes;
  private final Counters ports;
  private final Counters times;

  TrafficTally(TrafficTables tables) {
    this.tables = tables;
    this.nodes = new Counters(tables.nodes());
    this.ports = new Counters(tables.ports());
    this.times = new Counters(tables.times());
  }

  @Override
  public Walk begun(Recorded event, SessionStarted started) {
    return Walk.begun(started);
  }

  @Override
  public Walk on(Walk before, Recorded recorded) {
    SessionEvent event = (SessionEvent) recorded.payload();
    Walk after = before.on(recorded, event);
    switch (event) {
      case NodeEntered entered ->
          count(tables.nodes().ENTERED, 1, recorded, after, entered.frame(), entered.node());
      case NodeLeft left -> left(recorded, before, left);
      case SessionEnded ended ->
          count(tables.nodes().ENDED, 1, recorded, before, ended.frame(), ended.node());
      default -> {}
    }
    waiting(recorded, before, after);
    return after;
  }

  @Override
  public List<Counters> counters() {
    return List.of(nodes, ports, times);
  }

  private void left(Recorded recorded, Walk walk, NodeLeft left) {
    Place place = walk.places().of(left.frame());
    if (place != null) {
      Origin origin = walk.places().played().origin();
      ports.add(tables.ports().LEFT_BY, 1, place.key(recorded, origin, left.node(), left.port()));
      Instant since = walk.since(left);
      if (since != null) {
        int bucket = Buckets.between(since, recorded.at());
        times.add(tables.times().VISITS, 1, place.key(recorded, origin, left.node(), bucket));
      }
    }
  }

  /// What was open before and is not any more is told of the place where it was.
  private void waiting(Recorded recorded, Walk before, Walk after) {
    List<Open> was = before.standing().waits();
    List<Open> is = after.standing().waits();
    if (!was.equals(is)) {
      was.stream()
          .filter(wait -> isMissing(wait, is))
          .forEach(wait -> waiting(-1, recorded, before, wait));
      is.stream()
          .filter(wait -> isMissing(wait, was))
          .forEach(wait -> waiting(1, recorded, after, wait));
    }
  }

  private static boolean isMissing(Open wait, List<Open> among) {
    return among.stream().noneMatch(one -> one.waitId() == wait.waitId());
  }

  private void waiting(int n, Recorded recorded, Walk walk, Open wait) {
    count(tables.nodes().WAITING, n, recorded, walk, wait.frame(), wait.node());
  }

  private void count(
      Field<Long> counter, int n, Recorded recorded, Walk walk, String frame, String node) {
    Place place = walk.places().of(frame);
    if (place != null) {
      nodes.add(counter, n, place.key(recorded, walk.places().played().origin(), node));
    }
  }
}
