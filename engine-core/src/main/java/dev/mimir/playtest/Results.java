package dev.mimir.playtest;

import dev.mimir.playtest.DeadEnds.Fall;
import dev.mimir.playtest.DeadEnds.Trap;
import dev.mimir.playtest.Findings.Finding;
import dev.mimir.playtest.PlaytestReport.Covered;
import dev.mimir.playtest.PlaytestReport.DeadEnd;
import dev.mimir.playtest.PlaytestReport.EndingPath;
import dev.mimir.playtest.PlaytestReport.FoundIncident;
import dev.mimir.playtest.PlaytestReport.Loop;
import dev.mimir.playtest.PlaytestReport.Reason;
import dev.mimir.playtest.PlaytestReport.TurnCounts;
import dev.mimir.playtest.PlaytestReport.UnreachedEnding;
import dev.mimir.playtest.PlaytestReport.Untaken;
import dev.mimir.playtest.Run.Moment;
import dev.mimir.session.Session;
import dev.mimir.session.SessionEvent.IncidentRaised;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
  private final Map<Spot, Lead> ways = new HashMap<>();
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
    return new PlaytestReport(
        runs,
        runs == plan.runs(),
        plan.seed(),
        plan.maxTurns(),
        plan.players(),
        nodes(),
        edges(),
        counts(),
        endingPaths(shrinker),
        unreached(shrinker),
        foundIncidents(shrinker),
        deadEnds(shrinker),
        found(loops)
            .map(loop ->
                new Loop(loop.what().nodeIds(), loop.count(), seed(loop.lead()), path(loop.lead())))
            .toList(),
        frontier().limit(MOST).map(way -> untaken(way, shrinker)).toList(),
        new TurnCounts(runs == 0 ? 0 : fewest, runs == 0 ? 0 : (double) turns / runs, most));
  }

  private static String seed(Lead lead) {
    return lead.seed().hex();
  }

  private static List<PlayedStep> path(Lead lead) {
    return lead.trail().steps();
  }

  private static <K extends Comparable<? super K>> Stream<Finding<K>> found(Findings<K> findings) {
    return findings.byCount().stream().limit(MOST);
  }

  private Covered nodes() {
    List<String> unvisited =
        atlas.spots().stream().filter(spot -> coverage.entered(spot) == 0).map(Spot::id).toList();
    int total = atlas.spots().size();
    return new Covered(total - unvisited.size(), total, unvisited);
  }

  private Covered edges() {
    List<String> unvisited =
        atlas.ways().stream().filter(way -> coverage.taken(way) == 0).map(Way::id).toList();
    int total = atlas.ways().size();
    return new Covered(total - unvisited.size(), total, unvisited);
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
          return new EndingPath(ending.what(), seed(lead), path(lead));
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
              seed(lead),
              path(lead));
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
              at.nodeId(), Reason.valueOf(at.kind()), end.count(), seed(lead), path(lead));
        })
        .toList();
  }

  private boolean isCaught(Place place, Run run) {
    return place.nodeId().equals(Playtest.place(run.moment(), atlas))
        && run.goesOn()
        && (deadEnds.of(run.session(), false) != null || deadEnds.of(run.session(), true) != null);
  }

  /// Ways that nobody took from where somebody was, those from the rarest places last.
  private Stream<Way> frontier() {
    return atlas.ways().stream()
        .filter(way -> coverage.taken(way) == 0 && coverage.entered(way.from()) > 0)
        .sorted(Comparator.comparingInt((Way way) -> -coverage.entered(way.from())));
  }

  private Untaken untaken(Way way, Shrinker shrinker) {
    Lead lead = to(way.from(), shrinker);
    return new Untaken(way.id(), coverage.entered(way.from()), seed(lead), path(lead));
  }

  /// How to come to a place where somebody was.
  private Lead to(Spot spot, Shrinker shrinker) {
    return ways.computeIfAbsent(
        spot,
        _ ->
            shrinker.shrunk(
                Objects.requireNonNull(coverage.to(spot)),
                Shrinker.FEW,
                run -> atlas.entered(spot, run.session().world())));
  }

  private List<UnreachedEnding> unreached(Shrinker shrinker) {
    Distances distances = new Distances(atlas);
    List<Way> frontier = frontier().toList();
    return atlas.spots().stream()
        .filter(spot -> spot.ends() && !endings.has(spot.ending()) && coverage.entered(spot) == 0)
        .map(spot -> unreached(spot, nearest(distances.to(spot), frontier), shrinker))
        .toList();
  }

  private static @Nullable Way nearest(int[] distances, List<Way> frontier) {
    Way nearest = null;
    for (Way way : frontier) {
      int distance = distances[way.to().index()];
      if (distance < (nearest == null ? Distances.FAR : distances[nearest.to().index()])) {
        nearest = way;
      }
    }
    return nearest;
  }

  private UnreachedEnding unreached(Spot spot, @Nullable Way nearest, Shrinker shrinker) {
    if (nearest == null) {
      return new UnreachedEnding(spot.ending(), spot.id(), null, null, null);
    }
    Lead lead = to(nearest.from(), shrinker);
    return new UnreachedEnding(spot.ending(), spot.id(), nearest.id(), seed(lead), path(lead));
  }
}
