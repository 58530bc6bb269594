package dev.mimir.graph;

import dev.mimir.expression.Type;
import dev.mimir.expression.Types;
import dev.mimir.node.Cast;
import dev.mimir.node.Sheet;
import java.util.LinkedHashMap;
import java.util.Map;

/// How expressions see characters, see {@link Sheet#asMap}.
final class Characters {
  private Characters() {}

  static Type type() {
    Map<String, Type> fields = new LinkedHashMap<>();
    fields.put("name", Types.STRING);
    fields.put("level", Types.INT);
    fields.put("experience", Types.INT);
    fields.put("attributes", new Type.MapOf(Types.INT));
    fields.put("skills", new Type.MapOf(Types.INT));
    fields.put("conditions", new Type.MapOf(Types.INT));
    fields.put("hp", Types.INT);
    fields.put("max_hp", Types.INT);
    fields.put("ac", Types.INT);
    return new Type.Struct(fields);
  }

  static Map<String, Object> seen(Cast cast) {
    Map<String, Object> all = new LinkedHashMap<>();
    cast.characters().forEach((id, role) -> all.put(id, Sheet.of(id, role).asMap()));
    return Map.copyOf(all);
  }
}
