package dev.mimir.web.acceptance.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Counts what was done, as a page in Markdown that is written anew after each round.
final class Report {
  private final Path file;
  private final long seed;
  private final Map<Fault, Row> rows = new EnumMap<>(Fault.class);
  private final Map<Fault, String> skipped = new EnumMap<>(Fault.class);

  private static final class Row {
    private final Map<String, Integer> done = new TreeMap<>();
    private int rounds;
    private int sessions;
    private long turns;
    private long unanswered;
    private long refused;
    private long unfinished;
    private Duration longest = Duration.ZERO;

    @Override
    public String toString() {
      String ways =
          done.entrySet().stream()
              .map(way -> way.getValue() + " × " + way.getKey())
              .collect(Collectors.joining(", "));
      return "%d | %d | %d | %d | %d | %d | %.1f s | %s"
          .formatted(
              rounds,
              sessions,
              turns,
              unanswered,
              refused,
              unfinished,
              longest.toMillis() / 1e3,
              ways);
    }
  }

  Report(Path file, long seed) {
    this.file = file;
    this.seed = seed;
  }

  /// A fault that this machine does not permit.
  void skip(Fault fault, String why) {
    skipped.put(fault, why);
  }

  /// A round that ended well.
  ///
  /// @param goingOn how long it took, once all was mended, until three turns were acknowledged to
  ///   each player
  void add(Fault fault, String what, int sessions, Tally met, Duration goingOn) {
    Row row = rows.computeIfAbsent(fault, _ -> new Row());
    row.rounds++;
    row.done.merge(what, 1, Integer::sum);
    row.sessions += sessions;
    row.turns += met.acknowledged().get();
    row.unanswered += met.unanswered().get();
    row.refused += met.refused().get();
    row.unfinished += met.unfinished().get();
    row.longest = goingOn.compareTo(row.longest) > 0 ? goingOn : row.longest;
  }

  void write() throws IOException {
    Files.writeString(file, toString());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Seed " + seed + ".\n\n");
    text.append(
        "| fault | rounds | sessions | turns acknowledged | unanswered | 503 | 202 | longest until"
            + " all went on | what was done |\n|---|---|---|---|---|---|---|---|---|\n");
    rows.forEach((fault, row) -> text.append("| %s | %s |\n".formatted(words(fault), row)));
    skipped.forEach((fault, why) ->
        text.append("| %s | 0: skipped | | | | | | | %s |\n".formatted(words(fault), why)));
    return text.toString();
  }

  private static String words(Fault fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
