package dev.mimir.graph;

import dev.mimir.expression.Type;
import dev.mimir.expression.Types;
import dev.mimir.node.Cast;
import dev.mimir.node.Cast.Role;
import dev.mimir.node.Cast.Skill;
import java.util.LinkedHashMap;
import java.util.Map;

/// How expressions see characters: `{ name, attributes, skills, hp, ac }`, a skill as its bonus.
final class Characters {
  private Characters() {}

  static Type type() {
    Map<String, Type> fields = new LinkedHashMap<>();
    fields.put("name", Types.STRING);
    fields.put("attributes", new Type.MapOf(Types.INT));
    fields.put("skills", new Type.MapOf(Types.INT));
    fields.put("hp", Types.INT);
    fields.put("ac", Types.INT);
    return new Type.Struct(fields);
  }

  static Map<String, Object> seen(Cast cast) {
    Map<String, Object> all = new LinkedHashMap<>();
    cast.characters().forEach((id, role) -> all.put(id, seen(id, role)));
    return Map.copyOf(all);
  }

  private static Map<String, Object> seen(String id, Role role) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("name", role.name() == null ? id : role.name());
    one.put("attributes", role.attributes() == null ? Map.of() : role.attributes());
    Map<String, Object> skills = new LinkedHashMap<>();
    Map<String, Skill> known = role.skills() == null ? Map.of() : role.skills();
    known.forEach((name, skill) -> skills.put(name, skill.bonus()));
    one.put("skills", skills);
    Cast.Combat combat = role.combat();
    if (combat != null) {
      one.put("hp", combat.hp());
      one.put("ac", combat.ac());
    }
    return one;
  }
}
