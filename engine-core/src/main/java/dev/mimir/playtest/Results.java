package dev.mimir.playtest;

import dev.mimir.playtest.DeadEnds.Fall;
import dev.mimir.playtest.DeadEnds.Trap;
import dev.mimir.playtest.Findings.Finding;
import dev.mimir.playtest.PlaytestReport.DeadEnd;
import dev.mimir.playtest.PlaytestReport.EndingPath;
import dev.mimir.playtest.PlaytestReport.FoundIncident;
import dev.mimir.playtest.PlaytestReport.Loop;
import dev.mimir.playtest.PlaytestReport.Reason;
import dev.mimir.playtest.PlaytestReport.TurnCounts;
import dev.mimir.playtest.Run.Moment;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.IncidentRaised;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Gathers what runs came to, and makes the report of it.
final class Results {
  /// Things of one kind that are reported.
  private static final int MOST = 50;

  private final Plan plan;
  private final Atlas atlas;
  private final Coverage coverage;
  private final DeadEnds deadEnds;
  private final Findings<String> endings = new Findings<>();
  private final Findings<Place> incidents = new Findings<>();
  private final Findings<Place> stuck = new Findings<>();
  private final Findings<Around> loops = new Findings<>();
  private final Map<Place, Trap> traps = new HashMap<>();
  private int runs;
  private long turns;
  private int fewest = Integer.MAX_VALUE;
  private int most;

  /// Something of a kind at a place.
  private record Place(String kind, String nodeId) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return Comparator.comparing(Place::nodeId).thenComparing(Place::kind).compare(this, other);
    }
  }

  /// Places among which a run went round.
  private record Around(List<String> nodeIds) implements Comparable<Around> {
    @Override
    public int compareTo(Around other) {
      return nodeIds.toString().compareTo(other.nodeIds.toString());
    }
  }

  Results(Plan plan, Atlas atlas, Coverage coverage, DeadEnds deadEnds) {
    this.plan = plan;
    this.atlas = atlas;
    this.coverage = coverage;
    this.deadEnds = deadEnds;
  }

  private void count(int ofRun) {
    runs++;
    turns += ofRun;
    fewest = Math.min(fewest, ofRun);
    most = Math.max(most, ofRun);
  }

  void ending(Run run, String ending) {
    count(run.turns());
    endings.add(ending, Lead.of(run), "");
  }

  void incident(Run run, IncidentRaised incident) {
    count(run.turns());
    incidents.add(place(incident), Lead.of(run), incident.message());
  }

  private Place place(IncidentRaised incident) {
    return new Place(incident.code(), atlas.id(incident.frame(), incident.node()));
  }

  /// Nothing can be done in a run.
  void stuck(Run run, Reason reason) {
    count(run.turns());
    stuck.add(new Place(reason.name(), Playtest.place(run.moment(), atlas)), Lead.of(run), "");
  }

  /// A run fell into a trap.
  void stuck(Fall fall, int ofRun) {
    count(ofRun);
    Place place = new Place(fall.trap().reason().name(), fall.trap().nodeId());
    traps.putIfAbsent(place, fall.trap());
    stuck.add(place, new Lead(fall.at().seed(), fall.at().trail()), "");
  }

  /// A run was given up.
  void unfinished(Run run, List<Moment> points) {
    count(run.turns());
    TreeSet<String> places = new TreeSet<>();
    int from = points.size() / 2;
    points.subList(from, points.size()).forEach(point -> places.add(Playtest.place(point, atlas)));
    while (from > 0 && places.contains(Playtest.place(points.get(from - 1), atlas))) {
      from--;
    }
    Moment first = points.get(from);
    loops.add(new Around(List.copyOf(places)), new Lead(first.seed(), first.trail()), "");
  }

  PlaytestReport report(Shrinker shrinker) {
    Gaps gaps = new Gaps(atlas, coverage, shrinker);
    return new PlaytestReport(
        runs,
        runs == plan.runs(),
        plan.seed(),
        plan.maxTurns(),
        plan.players(),
        gaps.nodes(),
        gaps.edges(),
        counts(),
        endingPaths(shrinker),
        gaps.unreached(endings::has),
        foundIncidents(shrinker),
        deadEnds(shrinker),
        found(loops)
            .map(loop ->
                new Loop(
                    loop.what().nodeIds(), loop.count(), loop.lead().hex(), loop.lead().steps()))
            .toList(),
        gaps.untaken(MOST),
        new TurnCounts(runs == 0 ? 0 : fewest, runs == 0 ? 0 : (double) turns / runs, most));
  }

  private static <K extends Comparable<? super K>> Stream<Finding<K>> found(Findings<K> findings) {
    return findings.byCount().stream().limit(MOST);
  }

  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    endings.byName().forEach(ending -> counts.put(ending.what(), ending.count()));
    return counts;
  }

  private List<EndingPath> endingPaths(Shrinker shrinker) {
    return endings.byName().stream()
        .limit(MOST)
        .map(ending -> {
          Predicate<Run> there = run -> ending.what().equals(run.session().ending());
          Lead lead = shrinker.shrunk(ending.lead(), Shrinker.MANY, there);
          return new EndingPath(ending.what(), lead.hex(), lead.steps());
        })
        .toList();
  }

  private List<FoundIncident> foundIncidents(Shrinker shrinker) {
    return found(incidents)
        .map(incident -> {
          Predicate<Run> same = run -> isAt(incident.what(), run.session());
          Lead lead = shrinker.shrunk(incident.lead(), Shrinker.MANY, same);
          return new FoundIncident(
              incident.what().kind(),
              incident.what().nodeId(),
              incident.detail(),
              incident.count(),
              lead.hex(),
              lead.steps());
        })
        .toList();
  }

  private boolean isAt(Place place, Session session) {
    return session.incident() != null && place.equals(place(session.incident()));
  }

  private List<DeadEnd> deadEnds(Shrinker shrinker) {
    return found(stuck)
        .map(end -> {
          Place at = end.what();
          Predicate<Run> same = run -> isCaught(at, run);
          Lead lead =
              traps.containsKey(at) ? shrinker.shrunk(end.lead(), Shrinker.MANY, same) : end.lead();
          return new DeadEnd(
              at.nodeId(), Reason.valueOf(at.kind()), end.count(), lead.hex(), lead.steps());
        })
        .toList();
  }

  private boolean isCaught(Place place, Run run) {
    return place.nodeId().equals(Playtest.place(run.moment(), atlas))
        && run.goesOn()
        && (deadEnds.of(run.session(), false) != null || deadEnds.of(run.session(), true) != null);
  }
}
