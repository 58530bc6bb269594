package dev.mimir.nodes.npc;

import dev.mimir.node.Cast.Role;
import dev.mimir.node.NodeContext;
import dev.mimir.node.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A character in words: who it is, and what it is like now.
///
/// @param persona empty when there is none
/// @param examples how it speaks
/// @param traits what else there is to say, one line each
record Portrait(String name, String persona, List<String> examples, List<String> traits) {

  static Portrait of(String character, NodeContext context) {
    Role role = Objects.requireNonNull(context.cast().characters().get(character));
    Sheet sheet = context.sheet(character);
    Object changed = context.session().world().character(character).get("persona");
    String described = role.persona() == null ? "" : role.persona();
    return new Portrait(
        sheet.name(),
        changed instanceof String persona ? persona : described,
        role.examples() == null ? List.of() : role.examples(),
        traits(sheet));
  }

  private static List<String> traits(Sheet sheet) {
    List<String> traits = new ArrayList<>();
    if (sheet.level() > 1) {
      traits.add("level: " + sheet.level());
    }
    add("attributes", sheet.attributes(), "%s %d", traits);
    Map<String, Long> skills = new TreeMap<>();
    sheet.skills().forEach((name, skill) -> skills.put(name, skill.bonus()));
    add("skills", skills, "%s %+d", traits);
    Sheet.Body body = sheet.body();
    if (body != null) {
      traits.add("hit points: " + body.hp() + " of " + body.maxHp());
    }
    add("conditions", sheet.conditions(), "%s for %d turns", traits);
    return traits;
  }

  /// Sorted, so that a replay says the same.
  private static void add(
      String title, Map<String, Long> values, String format, List<String> traits) {
    if (!values.isEmpty()) {
      traits.add(
          new TreeMap<>(values)
              .entrySet().stream()
                  .map(entry -> format.formatted(entry.getKey(), entry.getValue()))
                  .collect(Collectors.joining(", ", title + ": ", "")));
    }
  }
}
