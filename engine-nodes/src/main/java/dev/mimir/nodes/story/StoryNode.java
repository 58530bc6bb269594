package dev.mimir.nodes.story;

import com.google.auto.service.AutoService;
import dev.mimir.expression.Expression;
import dev.mimir.expression.Template;
import dev.mimir.node.Doc;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeSpec;
import dev.mimir.node.NodeSpec.Report;
import dev.mimir.node.NodeType;
import dev.mimir.node.Outcome;
import dev.mimir.node.Pick;
import dev.mimir.node.Range;
import dev.mimir.node.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Shows text: all of it, those lines that hold, or one line picked among them.
@SuppressWarnings("rawtypes")
@AutoService(NodeType.class)
public final class StoryNode implements NodeType<StoryNode.Config> {

  /// Exactly one of `text` and `lines`.
  ///
  /// @param speaker who says it, where a line names nobody
  /// @param media shown beside it
  /// @param pick how one of the lines is picked; without, all that hold are shown
  @Doc("Shows text.")
  public record Config(
      @Doc("The text.") @Nullable Template text,
      @Doc("Several lines in place of one text.") @Nullable @Range(min = 1, max = 1_000)
          List<Line> lines,
      @Doc("Who says it: a character's id or any name. Lines may name another.")
          @Nullable Template speaker,
      @Doc("Address of a picture, sound or film that clients show beside it.")
          @Nullable String media,
      @Doc("How one of the lines is picked. Without it all lines are shown whose `when` holds.")
          @Nullable Pick pick) {}

  /// One line.
  ///
  /// @param id names it in the log; else its place, from 1
  /// @param once whether it is used up when it was shown
  /// @param to ids of the players who see it
  @Doc("A line of a story.")
  public record Line(
      @Doc("Names the line in the log. Without it that is its place, from 1.")
          @Nullable
          @Range(min = 1, max = 64)
          String id,
      @Doc("The text.") Template text,
      @Doc("Who says this line.") @Nullable Template speaker,
      @Doc("Whether it can be shown; without it always.") @Nullable @Result(Result.Kind.BOOL)
          Expression when,
      @Doc("Used up when it was shown, in this session and frame.") @Nullable Boolean once,
      @Doc("Ids of the players who see it; without it all.") @Nullable @Range(min = 1)
          List<Template> to,
      @Doc("Marks for clients.") @Nullable List<String> tags) {}

  @Override
  public NodeSpec<Config> spec() {
    return NodeSpec.of("story", Config.class)
        .shortFor("text")
        .drawing(config -> config.pick() == Pick.RANDOM || config.pick() == Pick.SHUFFLE)
        .checked(StoryNode::check);
  }

  private static void check(Config config, Report report) {
    if ((config.text() == null) == (config.lines() == null)) {
      report.problem("", "give either 'text' or 'lines'");
    }
    if (config.pick() != null && config.lines() == null) {
      report.problem("/pick", "'pick' picks one of 'lines'; give 'lines' or leave it out");
    }
    if (config.lines() != null) {
      checkNames(config.lines(), report);
    }
  }

  private static void checkNames(List<Line> lines, Report report) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String name = Telling.name(lines.get(i), i);
      if (!names.add(name)) {
        report.problem("/lines/" + i, "two lines are named '" + name + "'; give another 'id'");
      }
    }
  }

  @Override
  public Outcome execute(Config config, NodeContext context) {
    new Telling(config, context).tell();
    return Outcome.next();
  }
}
