package dev.mimir.projection.playerrecord;

import dev.mimir.projection.tally.Played;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is remembered of a session.
///
/// @param members all who ever took part, by their ids
record Company(Played played, Map<String, Member> members) {

  /// One who takes or took part.
  ///
  /// @param seen in this session, last
  /// @param here whether the player has not left
  record Member(Instant seen, boolean here) {}

  Company with(Played now) {
    return new Company(now, members);
  }

  Company with(String player, Member member) {
    Map<String, Member> all = new HashMap<>(members);
    all.put(player, member);
    return new Company(played, all);
  }

  /// Those who have not left.
  List<String> here() {
    return members.entrySet().stream()
        .filter(member -> member.getValue().here())
        .map(Map.Entry::getKey)
        .toList();
  }
}
