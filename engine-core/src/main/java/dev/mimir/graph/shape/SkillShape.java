package dev.mimir.graph.shape;

import dev.mimir.node.Cast.Skill;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A skill: an object, or its bonus alone.
final class SkillShape implements Shape<Skill> {
  private final Shape<Number> bonus = new Scalars.Whole(-1_000_000, 1_000_000, false);
  private final RecordShape<Skill> whole = new RecordShape<>(Skill.class);

  @Override
  public @Nullable Skill read(JsonNode json, Pointer at, Names names) {
    if (json.isObject()) {
      return whole.read(json, at, names);
    }
    Number number = bonus.read(json, at, names);
    return number == null ? null : new Skill(number.longValue(), null);
  }

  @Override
  public ObjectNode schema() {
    return Schemas.either(bonus.schema(), whole.schema());
  }
}
