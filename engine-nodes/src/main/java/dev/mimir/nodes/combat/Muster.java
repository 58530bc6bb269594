package dev.mimir.nodes.combat;

import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.node.Sheet;
import dev.mimir.nodes.combat.CombatNode.Config;
import dev.mimir.nodes.combat.CombatNode.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who takes part in a fight. Of a character that takes part once it is the character itself; of
/// several they are numbered from 1 in the order written.
final class Muster {
  private static final long MOST = 40;

  private final Config config;
  private final NodeContext context;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Long> counts = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();

  private record Entry(String character, long count, boolean attacker, @Nullable String player) {}

  Muster(Config config, NodeContext context) {
    this.config = config;
    this.context = context;
  }

  /// The fighters, attackers first, in the order written.
  List<Fighter> fighters() {
    config.attackers().forEach(side -> read(side, true));
    config.defenders().forEach(side -> read(side, false));
    List<Fighter> all = new ArrayList<>();
    for (Entry entry : entries) {
      for (long i = 0; i < entry.count(); i++) {
        all.add(fighter(entry));
      }
    }
    return all;
  }

  private void read(Side side, boolean attacker) {
    String character = context.character(side.character());
    long count = context.whole(side.count(), 1);
    if (count < 0 || count + counts.values().stream().mapToLong(n -> n).sum() > MOST) {
      throw new NodeFailure(
          "BAD_COUNT",
          "'count' of '"
              + character
              + "' came to "
              + count
              + "; at most "
              + MOST
              + " fight, none of them less than 0 times");
    }
    entries.add(new Entry(character, count, attacker, player(side, attacker)));
    counts.merge(character, count, Long::sum);
  }

  private @Nullable String player(Side side, boolean attacker) {
    if (!config.interactive()) {
      return null;
    }
    return side.player() == null ? (attacker ? "" : null) : context.text(side.player());
  }

  private Fighter fighter(Entry entry) {
    String character = entry.character();
    boolean several = counts.getOrDefault(character, 0L) > 1;
    String id = several ? character + "#" + numbers.merge(character, 1L, Long::sum) : character;
    Sheet sheet = context.sheet(character);
    if (sheet.body() == null) {
      throw new NodeFailure(
          "NO_COMBAT", "the character '" + character + "' has no 'combat'; describe how it fights");
    }
    return new Fighter(id, character, entry.attacker(), entry.player(), sheet);
  }
}
