package dev.mimir.samples.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/// Measures the engine, its server and the raw limit, and prints what came of it.
public final class Main {
  private Main() {}

  /// @param arguments see [Options#USAGE]
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    try {
      run(Options.of(arguments), new Report(System.out));
      System.exit(0);
    } catch (Exception failed) {
      failed.printStackTrace();
      System.exit(1);
    }
  }

  static void run(Options options, Report report) throws Exception {
    Path directory = Files.createTempDirectory("mimir-benchmark");
    try {
      report.line(
          "JDK %s, %d cores, %.1f s each after %.1f s"
              .formatted(
                  Runtime.version(),
                  Runtime.getRuntime().availableProcessors(),
                  options.seconds(),
                  options.warmup()));
      if (options.only().stream().anyMatch(Main::inThisJvm)) {
        new EngineRuns(options, report, directory).run();
      }
      if (options.only().stream().anyMatch(Main::onTheServer)) {
        new ServerRuns(options, report, directory).run();
      }
      if (options.wants(Part.VOLUME)) {
        new Volume(options, report, directory).run();
      }
      if (options.wants(Part.CLUSTER)) {
        new ClusterRuns(options, report, directory).run();
      }
      if (options.wants(Part.JMH)) {
        new Interpreters(options, report).run();
      }
      if (options.wants(Part.PLAYTEST)) {
        new PlaytestSpeed(options, report).run();
      }
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
  }

  private static boolean inThisJvm(Part part) {
    return switch (part) {
      case RAW, ENGINE, PROJECTIONS, LAG, LONG -> true;
      case HTTP,
          EFFECTS,
          REGRESSION,
          STREAMS,
          PAST,
          START,
          JMH,
          PLAYTEST,
          VOLUME,
          OVERLOAD,
          CROWD,
          CLUSTER ->
          false;
    };
  }

  private static boolean onTheServer(Part part) {
    return switch (part) {
      case JMH, PLAYTEST, VOLUME, CLUSTER -> false;
      default -> !inThisJvm(part);
    };
  }
}
