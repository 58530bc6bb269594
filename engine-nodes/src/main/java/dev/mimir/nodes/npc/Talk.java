package dev.mimir.nodes.npc;

import dev.mimir.node.Effect;
import dev.mimir.node.NodeContext;
import dev.mimir.nodes.npc.NpcNode.Config;
import dev.mimir.session.Answer;
import dev.mimir.session.Memory;
import dev.mimir.session.Memory.Utterance;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who speaks with whom, and what was said. It goes along in the request of each effect.
///
/// @param character id
/// @param player id
/// @param message empty when the player said nothing
/// @param owner the player to whom what is sent and answered belongs; null when to nobody
record Talk(String character, String player, String message, @Nullable String owner) {
  private static final String KEY = "talk";

  static Talk begins(Config config, NodeContext context) {
    String character = context.character(config.character());
    InputReceived input = context.session().recent().input();
    String bound = context.session().world().boundPlayer(context.frame());
    String player =
        bound != null
            ? bound
            : input != null ? input.player() : context.players().getFirst().playerId();
    Text message = config.message() == null ? said(input, player) : context.words(config.message());
    Set<String> references = new TreeSet<>();
    if (config.system() != null) {
      references.addAll(config.system().references());
    }
    if (context.session().players().size() > 1) {
      references.add("players");
    }
    String owner = message.personalOf();
    if (owner == null) {
      owner = context.personalOf(references);
    }
    if (owner == null) {
      owner = owner(context.session().world().memory(character), player);
    }
    return new Talk(character, player, message.value(), owner);
  }

  private static Text said(@Nullable InputReceived input, String player) {
    Answer answer = input == null || !input.player().equals(player) ? null : input.answer();
    if (answer == null) {
      return Text.plain("");
    } else if (answer.text() != null) {
      return answer.text();
    }
    return Text.plain(answer.value() == null ? "" : answer.value().toString());
  }

  /// Whose the memory is that is sent along.
  private static @Nullable String owner(Memory memory, String player) {
    if (!memory.facts().getOrDefault(player, List.of()).isEmpty()) {
      return player;
    }
    Text summary = memory.summary();
    if (summary != null && summary.personalOf() != null) {
      return summary.personalOf();
    }
    for (Utterance utterance : memory.window()) {
      if (utterance.text().personalOf() != null) {
        return utterance.text().personalOf();
      }
    }
    return null;
  }

  Text text(String words) {
    return new Text(words, owner);
  }

  /// The request, with this.
  Map<String, Object> in(Map<String, Object> request) {
    Map<String, Object> with = new LinkedHashMap<>(request);
    with.put(KEY, map());
    return with;
  }

  Map<String, Object> map() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("character", character);
    map.put("player", player);
    map.put("message", message);
    return map;
  }

  static Talk of(Effect.Done done) {
    Object given = done.request().get(KEY);
    if (given == null && done.request().get("then") instanceof Map<?, ?> then) {
      given = then.get(KEY);
    }
    if (!(given instanceof Map<?, ?> map)) {
      throw new IllegalStateException("the request of '" + done.kind() + "' is of another node");
    }
    return new Talk(
        text(map, "character"), text(map, "player"), text(map, "message"), done.personalOf());
  }

  private static String text(Map<?, ?> map, String name) {
    return String.valueOf(map.get(name));
  }
}
