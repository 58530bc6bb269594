package dev.mimir.nodes.story;

import dev.mimir.expression.Template;
import dev.mimir.node.Cast.Role;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.node.Pick;
import dev.mimir.nodes.story.StoryNode.Config;
import dev.mimir.nodes.story.StoryNode.Line;
import dev.mimir.session.SessionEvent.Picked;
import dev.mimir.session.SessionEvent.TextShown;
import dev.mimir.session.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows one story.
record Telling(Config config, NodeContext context) {

  /// A line with its name.
  private record Named(String name, Line line) {}

  /// The name of a line: its id or its place, from 1.
  static String name(Line line, int index) {
    return line.id() == null ? Integer.toString(index + 1) : line.id();
  }

  void tell() {
    if (config.lines() == null) {
      if (config.text() != null) {
        show(null, config.text(), config.speaker(), List.of(), List.of());
      }
      return;
    }
    List<Named> named = named(config.lines());
    if (config.pick() == null) {
      named.forEach(this::showIfOpen);
    } else {
      showOne(config.pick(), named.stream().filter(this::isOpen).toList());
    }
  }

  private static List<Named> named(List<Line> lines) {
    List<Named> named = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      named.add(new Named(name(lines.get(i), i), lines.get(i)));
    }
    return named;
  }

  private boolean isOpen(Named named) {
    boolean usedUp =
        Boolean.TRUE.equals(named.line.once())
            && context.here().picks(context.node()).count(named.name) > 0;
    return !usedUp && context.holds(named.line.when());
  }

  private void showIfOpen(Named named) {
    if (isOpen(named)) {
      if (Boolean.TRUE.equals(named.line.once())) {
        remember(named.name);
      }
      show(named);
    }
  }

  /// Without this fact nothing would tell that the line is used up.
  private void remember(String line) {
    long visit = context.here().visits(context.node());
    int epoch = context.session().epoch();
    context.record(
        new Picked(context.frame(), context.node(), visit, epoch, line, false, List.of()));
  }

  private void showOne(Pick how, List<Named> open) {
    if (open.isEmpty()) {
      return;
    }
    String picked =
        context.pick(how, open.stream().map(one -> new Pick.Candidate(one.name, 1)).toList());
    open.stream().filter(one -> one.name.equals(picked)).forEach(this::show);
  }

  private void show(Named named) {
    Line line = named.line;
    Template speaker = line.speaker() == null ? config.speaker() : line.speaker();
    List<String> tags = line.tags() == null ? List.of() : line.tags();
    show(named.name, line.text(), speaker, audience(line.to()), tags);
  }

  private void show(
      @Nullable String line,
      Template text,
      @Nullable Template speaker,
      List<String> to,
      List<String> tags) {
    context.record(
        new TextShown(
            context.frame(),
            context.node(),
            line,
            context.words(text),
            speaker == null ? null : called(context.words(speaker)),
            to,
            config.media(),
            tags));
  }

  /// The name of a character, of whom the id was given; else what was given.
  private Text called(Text speaker) {
    Role role = context.cast().characters().get(speaker.value());
    return role == null || role.name() == null ? speaker : Text.plain(role.name());
  }

  private List<String> audience(@Nullable List<Template> to) {
    if (to == null) {
      return List.of();
    }
    List<String> players = to.stream().map(context::text).distinct().toList();
    players.forEach(this::requirePlayer);
    return players;
  }

  private void requirePlayer(String id) {
    if (context.players().stream().noneMatch(player -> player.playerId().equals(id))) {
      throw new NodeFailure(
          "UNKNOWN_PLAYER", "no player has the id '" + id + "'; name one who plays in 'to'");
    }
  }
}
