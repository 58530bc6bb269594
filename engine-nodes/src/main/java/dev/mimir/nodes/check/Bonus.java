package dev.mimir.nodes.check;

import dev.mimir.node.Cast;
import dev.mimir.node.Cast.Role;
import dev.mimir.node.Cast.Skill;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a character adds to the dice: the skill's bonus and the modifier of its attribute, which is
/// half of what the attribute has above 10, rounded down.
final class Bonus {
  private static final long AVERAGE = 10;

  private Bonus() {}

  static long of(Cast cast, String character, String skill) {
    Role role = Objects.requireNonNull(cast.characters().get(character));
    Skill known = find(role.skills(), skill);
    if (known == null) {
      return 0;
    }
    Long attribute = known.attribute() == null ? null : find(role.attributes(), known.attribute());
    return attribute == null ? known.bonus() : Math.addExact(known.bonus(), modifier(attribute));
  }

  private static long modifier(long attribute) {
    return Math.floorDiv(Math.subtractExact(attribute, AVERAGE), 2);
  }

  private static <V> @Nullable V find(@Nullable Map<String, V> map, String name) {
    return map == null ? null : map.get(name);
  }
}
