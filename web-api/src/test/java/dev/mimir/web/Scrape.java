package dev.mimir.web;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `/actuator/prometheus` tells just now.
///
/// @param series names of the labels of each series, by the name that queries use
/// @param families the type of each metric, by the name that documents use
record Scrape(Map<String, Set<String>> series, Map<String, String> families) {
  private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");

  static Scrape now() {
    return of(Api.get("/actuator/prometheus").text());
  }

  static Scrape of(String text) {
    Map<String, Set<String>> series = new TreeMap<>();
    Map<String, String> families = new TreeMap<>();
    for (String line : text.lines().toList()) {
      Matcher type = TYPE.matcher(line);
      Matcher one = SERIES.matcher(line);
      if (type.matches()) {
        families.put(type.group(1), type.group(2));
      } else if (!line.startsWith("#") && one.matches()) {
        series.computeIfAbsent(one.group(1), _ -> new TreeSet<>()).addAll(labels(one.group(2)));
      }
    }
    return new Scrape(series, families);
  }

  private static Set<String> labels(String braces) {
    Set<String> names = new TreeSet<>();
    if (braces != null) {
      LABEL.matcher(braces).results().forEach(label -> names.add(label.group(1)));
    }
    return names;
  }

  /// The labels of a metric, without those that its type brings along.
  Set<String> labelsOf(String family) {
    Set<String> labels = new TreeSet<>();
    for (String suffix : new String[] {"", "_count", "_bucket"}) {
      labels.addAll(series.getOrDefault(family + suffix, Set.of()));
    }
    labels.remove("le");
    labels.remove("quantile");
    return labels;
  }
}
