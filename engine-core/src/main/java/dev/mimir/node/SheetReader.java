package dev.mimir.node;

import dev.mimir.node.Cast.Combat;
import dev.mimir.node.Cast.Role;
import dev.mimir.node.Cast.Skill;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts a sheet together.
///
/// @param changed what differs from the role, by member
/// @param worn bonuses by name
record SheetReader(String id, Role role, Map<String, Object> changed, Map<String, Long> worn) {
  private static final Set<String> OF_THE_BODY =
      Set.of("ac", "attack", "damage", "initiative", "hp");

  Sheet sheet() {
    Map<String, Long> attributes = merged(role.attributes(), "attributes");
    Map<String, Skill> skills = skills();
    Map<String, Long> bonuses = new LinkedHashMap<>();
    skills.forEach((name, skill) -> bonuses.put(name, skill.bonus()));
    Sheet.Own own = new Sheet.Own(Map.copyOf(attributes), bonuses, maxHp());
    wear(attributes, skills);
    return new Sheet(
        name(),
        whole("level", role.level(), 1),
        whole("experience", role.experience(), 0),
        attributes,
        skills,
        merged(null, "conditions"),
        role.combat() == null ? null : body(role.combat()),
        own);
  }

  private String name() {
    String described = role.name() == null ? id : role.name();
    return changed.get("name") instanceof String name ? name : described;
  }

  private long maxHp() {
    return role.combat() == null ? 0 : whole("max_hp", role.combat().hp(), 0);
  }

  private Sheet.Body body(Combat combat) {
    long maxHp = Math.max(1, Math.addExact(maxHp(), bonus("hp")));
    return new Sheet.Body(
        Math.clamp(whole("hp", maxHp, 0), 0, maxHp),
        maxHp,
        Math.addExact(whole("ac", combat.ac(), 0), bonus("ac")),
        combat.initiative(),
        bonus("initiative"),
        bonus("attack"),
        bonus("damage"),
        Objects.requireNonNullElse(combat.attacks(), List.of()),
        Objects.requireNonNullElse(combat.reward(), 0L));
  }

  private Map<String, Skill> skills() {
    Map<String, Skill> skills = new LinkedHashMap<>();
    if (role.skills() != null) {
      skills.putAll(role.skills());
    }
    merged(null, "skills")
        .forEach((name, bonus) -> skills.put(name, new Skill(bonus, attribute(name))));
    return skills;
  }

  private @Nullable String attribute(String skill) {
    Skill known = role.skills() == null ? null : role.skills().get(skill);
    return known == null ? null : known.attribute();
  }

  /// A name that is both an attribute and a skill counts for both; one that is neither is a new
  /// skill.
  private void wear(Map<String, Long> attributes, Map<String, Skill> skills) {
    worn.forEach((name, bonus) -> {
      boolean attribute = attributes.containsKey(name);
      if (attribute) {
        attributes.merge(name, bonus, Math::addExact);
      }
      if (!OF_THE_BODY.contains(name) && (!attribute || skills.containsKey(name))) {
        Skill before = skills.getOrDefault(name, new Skill(0, null));
        skills.put(name, new Skill(Math.addExact(before.bonus(), bonus), before.attribute()));
      }
    });
  }

  private Map<String, Long> merged(@Nullable Map<String, Long> described, String member) {
    Map<String, Long> all = new LinkedHashMap<>();
    if (described != null) {
      all.putAll(described);
    }
    if (changed.get(member) instanceof Map<?, ?> values) {
      values.forEach((name, value) -> {
        if (value instanceof Number number) {
          all.put(String.valueOf(name), number.longValue());
        }
      });
    }
    return all;
  }

  private long whole(String member, @Nullable Long described, long otherwise) {
    if (changed.get(member) instanceof Number number) {
      return number.longValue();
    }
    return described == null ? otherwise : described;
  }

  private long bonus(String name) {
    return worn.getOrDefault(name, 0L);
  }
}
