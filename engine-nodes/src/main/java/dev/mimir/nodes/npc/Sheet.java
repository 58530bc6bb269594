package dev.mimir.nodes.npc;

import dev.mimir.node.Cast.Role;
import dev.mimir.node.Cast.Skill;
import dev.mimir.node.NodeContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A character as it is now: as the graph describes it, with what has changed since.
///
/// @param persona empty when there is none
/// @param examples how it speaks
/// @param traits what else there is to say, one line each
record Sheet(String name, String persona, List<String> examples, List<String> traits) {

  static Sheet of(String character, NodeContext context) {
    Role role = Objects.requireNonNull(context.cast().characters().get(character));
    Map<String, Object> changes = new TreeMap<>(context.session().world().character(character));
    String name = text(changes.remove("name"), role.name() == null ? character : role.name());
    String persona = text(changes.remove("persona"), role.persona() == null ? "" : role.persona());
    List<String> examples = role.examples() == null ? List.of() : role.examples();
    return new Sheet(name, persona, examples, traits(role, changes));
  }

  private static String text(@Nullable Object changed, String otherwise) {
    return changed instanceof String text ? text : otherwise;
  }

  private static List<String> traits(Role role, Map<String, Object> changes) {
    Map<String, String> traits = new LinkedHashMap<>();
    if (role.attributes() != null && !role.attributes().isEmpty()) {
      traits.put("attributes", listed(role.attributes()));
    }
    if (role.skills() != null && !role.skills().isEmpty()) {
      traits.put("skills", skills(role.skills()));
    }
    changes.forEach((member, value) -> {
      if (!(value instanceof String text && text.isEmpty())) {
        traits.put(member, value instanceof Map<?, ?> map ? listed(map) : String.valueOf(value));
      }
    });
    List<String> lines = new ArrayList<>();
    traits.forEach((member, value) -> lines.add(member + ": " + value));
    return lines;
  }

  private static String listed(Map<?, ?> map) {
    return map.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String skills(Map<String, Skill> skills) {
    return skills.entrySet().stream()
        .map(entry -> "%s %+d".formatted(entry.getKey(), entry.getValue().bonus()))
        .collect(Collectors.joining(", "));
  }
}
