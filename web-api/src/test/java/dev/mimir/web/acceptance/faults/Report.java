package dev.mimir.web.acceptance.faults;

import dev.mimir.web.acceptance.faults.Fault.Struck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
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

  private final Tally met = new Tally();
  private int blows;
  private int sessions;

  private static final class Row {
    private final Map<String, Integer> done = new TreeMap<>();
    private int rounds;
    private Duration longest = Duration.ZERO;

    @Override
    public String toString() {
      String ways =
          done.entrySet().stream()
              .map(way -> way.getValue() + " × " + way.getKey())
              .collect(Collectors.joining(", "));
      return "%d | %.1f s | %s".formatted(rounds, longest.toMillis() / 1e3, ways);
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

  /// Faults that struck at once, and all was well afterwards.
  ///
  /// @param goingOn how long it took, once all was mended, until some turns were acknowledged
  void add(List<Struck> struck, int sessions, Tally met, Duration goingOn) {
    blows++;
    this.sessions += sessions;
    this.met.add(met);
    for (Struck one : struck) {
      Row row = rows.computeIfAbsent(one.fault(), _ -> new Row());
      row.rounds++;
      row.done.merge(one.what(), 1, Integer::sum);
      row.longest = goingOn.compareTo(row.longest) > 0 ? goingOn : row.longest;
    }
  }

  void write() throws IOException {
    Files.writeString(file, toString());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        "Seed %d: %d times something struck, %d sessions, %s.\n\n"
            .formatted(seed, blows, sessions, met));
    text.append(
        "| fault | rounds | longest until all went on | what was done |\n|---|---|---|---|\n");
    rows.forEach((fault, row) -> text.append("| %s | %s |\n".formatted(words(fault), row)));
    skipped.forEach(
        (fault, why) -> text.append("| %s | 0: skipped | | %s |\n".formatted(words(fault), why)));
    return text.toString();
  }

  private static String words(Fault fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
