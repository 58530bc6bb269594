package dev.mimir.nodes.parallel;

import dev.mimir.expression.Type;
import dev.mimir.node.FragmentName;
import dev.mimir.node.NodeSpec.Report;
import dev.mimir.node.Quorum;
import dev.mimir.nodes.parallel.ParallelNode.Collect;
import dev.mimir.nodes.parallel.ParallelNode.Config;
import java.util.regex.Pattern;

/// Finds what does not fit together in a config.
final class Checks {
  private static final Pattern BRANCH = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

  private Checks() {}

  static void check(Config config, Report report) {
    if ((config.branches() == null) == (config.each() == null)) {
      report.problem("", "give either 'branches', or 'each' and 'body'");
    }
    for (String branch : config.named().keySet()) {
      if (!BRANCH.matcher(branch).matches()) {
        report.problem(
            "/branches/" + branch.replace("~", "~0").replace("/", "~1"),
            "expected a name of at most 64 characters out of a-z 0-9 _ -, a letter first");
      }
    }
    Quorum join = config.join();
    Integer needed = join == null ? null : join.number();
    if (needed != null && config.branches() != null && needed > config.named().size()) {
      report.problem("/join", "there are " + config.named().size() + " branches only");
    }
    each(config, report);
    collected(config, report);
  }

  private static void each(Config config, Report report) {
    if ((config.each() == null) != (config.body() == null)) {
      report.problem("/body", "'each' and 'body' belong together; give both or neither");
    }
    if (config.as() != null && config.each() == null) {
      report.problem("/as", "'as' names an element of 'each'; give 'each'");
    }
    if (config.concurrency() != null && config.each() == null) {
      report.problem("/concurrency", "'concurrency' bounds the branches of 'each'; give 'each'");
    }
    if (config.as() != null && config.each() != null && config.body() != null) {
      element(config.as(), config.each().type(), config.body(), report);
    }
  }

  private static void element(String as, Type list, FragmentName body, Report report) {
    Type input = body.inputs().get(as);
    if (input == null) {
      report.problem("/as", "'#" + body.name() + "' has no input '" + as + "'; declare it there");
    } else if (list instanceof Type.ListOf(var element) && !input.accepts(element)) {
      report.mismatch(
          "/as",
          "the input '"
              + as
              + "' is "
              + input.describe()
              + " and cannot hold "
              + element.describe());
    }
  }

  private static void collected(Config config, Report report) {
    Collect collect = config.collect();
    if (collect == null) {
      return;
    }
    Type list = new Type.ListOf(collect.value().type());
    Type into = collect.into().type();
    if (!into.accepts(list)) {
      report.mismatch(
          "/collect/into",
          "'"
              + collect.into().name()
              + "' is "
              + into.describe()
              + " and cannot hold "
              + list.describe()
              + "; declare another variable");
    }
  }
}
