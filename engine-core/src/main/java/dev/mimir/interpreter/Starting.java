package dev.mimir.interpreter;

import dev.mimir.dice.Seed;
import dev.mimir.graph.Graph;
import dev.mimir.graph.Variable;
import dev.mimir.node.NodeFailure;
import dev.mimir.session.Player;
import dev.mimir.session.SessionCommand.Start;
import dev.mimir.value.Texts;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks how a session is to begin.
final class Starting {
  private static final Pattern CLIENT_SEED = Pattern.compile("[A-Za-z0-9_-]{0,64}");
  private static final Pattern PLAYER_ID = Pattern.compile("[A-Za-z0-9_.@:-]{1,64}");
  private static final int MAX_NAME = 200;

  private Starting() {}

  /// Who plays.
  static List<Player> players(Start command) {
    return command.players().isEmpty() ? List.of(Player.SOLE) : command.players();
  }

  /// What is wrong, or null.
  static @Nullable String problem(List<Player> players, Start command, Graph graph) {
    String wrong = wrongPlayers(players, graph);
    if (wrong != null) {
      return wrong;
    }
    if (!CLIENT_SEED.matcher(command.clientSeed()).matches()) {
      return "client_seed has at most 64 characters out of A-Z a-z 0-9 _ -";
    }
    String seed = command.explicitSeed();
    if (seed != null && !seed.matches("[0-9a-fA-F]{" + 2 * Seed.LENGTH + "}")) {
      return "seed has " + 2 * Seed.LENGTH + " hex digits";
    }
    return wrongVariable(command.variables(), graph);
  }

  static @Nullable String wrongPlayers(List<Player> players, Graph graph) {
    if (players.size() < graph.minPlayers() || players.size() > graph.maxPlayers()) {
      return "this graph is for "
          + graph.minPlayers()
          + " to "
          + graph.maxPlayers()
          + " players, not "
          + players.size();
    }
    return wrongPlayer(players);
  }

  private static @Nullable String wrongVariable(Map<String, Object> overrides, Graph graph) {
    try {
      variables(overrides, graph);
      return Texts.problemIn(overrides);
    } catch (NodeFailure failure) {
      return failure.explanation();
    }
  }

  static @Nullable String wrongPlayer(List<Player> players) {
    Set<String> ids = new HashSet<>();
    for (Player player : players) {
      if (!PLAYER_ID.matcher(player.playerId()).matches()) {
        return "a player_id has at most 64 characters out of A-Z a-z 0-9 _ . @ : -";
      }
      if (player.name().value().length() > MAX_NAME) {
        return "a player's name has at most " + MAX_NAME + " characters";
      }
      String unfit = Texts.problem(player.name().value());
      if (unfit != null) {
        return unfit;
      }
      if (!ids.add(player.playerId())) {
        return "two players have the id '" + player.playerId() + "'";
      }
    }
    return null;
  }

  /// The first values of all variables that are written.
  ///
  /// @throws NodeFailure when an override does not fit
  static Map<String, Object> variables(Map<String, Object> overrides, Graph graph) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Variable variable : graph.ownVariables().values()) {
      if (!variable.computed()) {
        values.put(variable.name(), variable.initial());
      }
    }
    overrides.forEach((name, value) -> {
      Variable variable = graph.variables().get(name);
      if (variable != null && variable.shared()) {
        throw new NodeFailure(
            "UNKNOWN_VARIABLE",
            "'" + name + "' outlives sessions and cannot be set at the start of one");
      }
      if (variable == null || variable.computed()) {
        throw new NodeFailure(
            "UNKNOWN_VARIABLE", "the graph has no variable '" + name + "' that can be set");
      }
      values.put(name, variable.fit(value));
    });
    Sizes.check("the variables", Sizes.of(values));
    return values;
  }
}
