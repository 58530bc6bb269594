package dev.mimir.nodes.character;

import dev.mimir.node.Cast.Level;
import dev.mimir.node.Cast.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The levels that a character has the experience for, by its role's progression.
record Growth(Changes changes) {

  void levels() {
    for (Level next : progression()) {
      if (next.level() > changes.sheet().level()
          && next.experience() <= changes.sheet().experience()) {
        changes.grow(
            next.hp() == null ? 0 : next.hp(),
            orEmpty(next.attributes()),
            orEmpty(next.skills()),
            Map.of("level", next.level()),
            "level_up");
      }
    }
  }

  private List<Level> progression() {
    Role role =
        Objects.requireNonNull(changes.context().cast().characters().get(changes.character()));
    return role.progression() == null
        ? List.of()
        : role.progression().stream().sorted(Comparator.comparingLong(Level::level)).toList();
  }

  private static Map<String, Long> orEmpty(@Nullable Map<String, Long> map) {
    return map == null ? Map.of() : map;
  }
}
