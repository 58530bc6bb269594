package dev.mimir.nodes.character;

import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.node.Sheet;
import dev.mimir.session.SessionEvent.CharacterChanged;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Changes one character of the cast and records it. What comes to nothing is not recorded.
///
/// @param character an id that the cast has
public record Changes(NodeContext context, String character) {
  static final long MOST = 1_000_000_000;

  /// The character as it now is.
  public Sheet sheet() {
    return context.sheet(character);
  }

  /// Gives hit points back, not above the most.
  ///
  /// @return how many
  public long heal(long amount) {
    return hp(Math.clamp(amount, 0, MOST), "heal");
  }

  /// Takes hit points, not below zero.
  ///
  /// @return how many
  public long hurt(long amount) {
    return -hp(-Math.clamp(amount, 0, MOST), "damage");
  }

  private long hp(long by, String reason) {
    Sheet.Body body = body();
    long after = Math.clamp(body.hp() + by, 0, body.maxHp());
    if (after != body.hp()) {
      record(Map.of("hp", after), reason);
    }
    return after - body.hp();
  }

  private Sheet.Body body() {
    Sheet.Body body = sheet().body();
    if (body == null) {
      throw new NodeFailure(
          "NO_COMBAT", "the character '" + character + "' has no 'combat'; describe how it fights");
    }
    return body;
  }

  /// The conditions it is in from now on, each with the turns left.
  public void conditions(Map<String, Long> conditions) {
    if (!conditions.equals(sheet().conditions())) {
      record(Map.of("conditions", new TreeMap<>(conditions)), "condition");
    }
  }

  /// Gives experience, and the levels that it suffices for.
  public void learn(long experience) {
    if (experience > 0) {
      long after = Math.min(MOST, sheet().experience() + Math.min(experience, MOST));
      record(Map.of("experience", after), "experience");
      new Growth(this).levels();
    }
  }

  /// Adds to what the character has for good.
  ///
  /// @param hp added to the most hit points, and to those there are
  /// @param members what changes besides
  public void grow(
      long hp,
      Map<String, Long> attributes,
      Map<String, Long> skills,
      Map<String, Object> members,
      String reason) {
    Map<String, Object> changes = new LinkedHashMap<>(members);
    Sheet sheet = sheet();
    if (hp != 0) {
      Sheet.Body body = body();
      changes.put("hp", Math.max(0, body.hp() + hp));
      changes.put("max_hp", Math.clamp(sheet.own().maxHp() + hp, 1, MOST));
    }
    if (!attributes.isEmpty()) {
      changes.put("attributes", added(sheet.own().attributes(), attributes));
    }
    if (!skills.isEmpty()) {
      changes.put("skills", added(sheet.own().skills(), skills));
    }
    if (!changes.isEmpty()) {
      record(changes, reason);
    }
  }

  private static Map<String, Long> added(Map<String, Long> before, Map<String, Long> more) {
    Map<String, Long> sum = new TreeMap<>(before);
    more.forEach(
        (name, by) -> sum.merge(name, by, (one, other) -> Math.clamp(one + other, -MOST, MOST)));
    return sum;
  }

  private void record(Map<String, Object> changes, String reason) {
    context.record(
        new CharacterChanged(context.frame(), context.node(), character, changes, reason));
  }
}
