package dev.mimir.samples.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What to measure, and how long.
///
/// @param seconds of every measurement of load
/// @param warmup seconds before it that do not count; a new server gets ten times as long before
///   its first
/// @param clients how many at a time, one measurement each
/// @param only the parts that are wanted
/// @param full whether the server plays 100,000 turns before its memory is measured
/// @param sessions that a regression decides again
/// @param events in the store when read models are made again
/// @param jar the server
/// @param server options of the server's JVM, e.g. its heap
record Options(
    double seconds,
    double warmup,
    List<Integer> clients,
    Set<Part> only,
    boolean full,
    int sessions,
    long events,
    Path jar,
    List<String> server) {

  static final String USAGE =
      """
      options, each as name=value:
        seconds=8         of each measurement
        warmup=4          seconds before each that do not count; ten times as long before the
                          first over HTTP, whose server is new
        clients=1,8,32
        only=raw,engine,projections,lag,long,http,effects,regression,streams,past,start,jmh,playtest,volume,overload,crowd,cluster
        full=true         100,000 turns over HTTP before the memory is measured
        sessions=10000    of the regression
        events=1000000    in the store, of volume
        jar=PATH          the server, mimir.jar
        server=OPTIONS    of the server's JVM, separated by commas; -Xmx384m, as it ships
      """;

  /// Reads `name=value` arguments.
  ///
  /// @throws IllegalArgumentException when there is no such option or value
  static Options of(String... arguments) {
    Map<String, String> given = new HashMap<>();
    for (String argument : arguments) {
      String[] pair = argument.split("=", 2);
      if (pair.length < 2 || !USAGE.contains(" " + pair[0] + "=")) {
        throw new IllegalArgumentException("'" + argument + "' is no option\n" + USAGE);
      }
      given.put(pair[0], pair[1]);
    }
    return new Options(
        Double.parseDouble(given.getOrDefault("seconds", "8")),
        Double.parseDouble(given.getOrDefault("warmup", "4")),
        list(given.getOrDefault("clients", "1,8,32")).stream().map(Integer::valueOf).toList(),
        parts(list(given.getOrDefault("only", ""))),
        Boolean.parseBoolean(given.get("full")),
        Integer.parseInt(given.getOrDefault("sessions", "10000")),
        Long.parseLong(given.getOrDefault("events", "1000000")),
        Path.of(given.getOrDefault("jar", "web-api/target/mimir.jar")),
        list(given.getOrDefault("server", "-Xmx384m")));
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1)).filter(part -> !part.isBlank()).toList();
  }

  private static Set<Part> parts(List<String> names) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    names.forEach(name -> parts.add(Part.valueOf(name.toUpperCase(Locale.ROOT))));
    return parts.isEmpty() ? EnumSet.allOf(Part.class) : parts;
  }

  boolean wants(Part part) {
    return only.contains(part);
  }
}
