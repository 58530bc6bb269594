package dev.mimir.web.session;

import dev.mimir.engine.Sessions.StartRequest;
import dev.mimir.session.Player;
import dev.mimir.web.http.Checks;
import dev.mimir.web.http.JsonBody;
import dev.mimir.web.http.PlainJson;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How a session is to begin.
///
/// @param graphId the graph to play
/// @param version of the graph; the newest when left out
/// @param players who play; left out for a sole player
/// @param variables first values that differ from the graph's
/// @param seed 64 hex digits, for tests: the session is marked so
/// @param clientSeed the player's own share in the draws
/// @param sessionId from a reservation
/// @param debug whether to pause before each node
record StartBody(
    String graphId,
    @Nullable Integer version,
    @Nullable List<PlayerBody> players,
    @Nullable Map<String, JsonNode> variables,
    @Nullable String seed,
    @Nullable String clientSeed,
    @Nullable String sessionId,
    @Nullable Boolean debug)
    implements JsonBody {

  private static final int MOST_PLAYERS = 64;
  private static final int LONGEST_NAME = 100;
  private static final Pattern GRAPH = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern PLAYER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}");
  private static final Pattern SEED = Pattern.compile("[0-9A-Fa-f]{64}");
  private static final Pattern CLIENT_SEED = Pattern.compile("[A-Za-z0-9_-]{0,64}");

  /// Someone who plays.
  ///
  /// @param playerId chosen by the client, unique in the session
  /// @param name as shown to others; the id when left out
  record PlayerBody(String playerId, @Nullable String name) implements JsonBody {}

  /// The same for the engine.
  ///
  /// @param reserved id of the session, if one is to be used
  StartRequest request(@Nullable String reserved) {
    return new StartRequest(
        graphId,
        version,
        players == null ? List.of() : players.stream().map(StartBody::player).toList(),
        PlainJson.values(variables, "/variables"),
        seed == null ? null : seed.toLowerCase(Locale.ROOT),
        clientSeed,
        reserved != null || sessionId == null ? reserved : sessionId.toLowerCase(Locale.ROOT),
        Boolean.TRUE.equals(debug));
  }

  /// @throws dev.mimir.web.http.ApiException with everything that is wrong
  void check() {
    Checks checks =
        new Checks()
            .that(fits(GRAPH, graphId), "/graph_id", "Has to be the id of a graph.")
            .that(version == null || version > 0, "/version", "Versions count from 1.")
            .that(seed == null || fits(SEED, seed), "/seed", "Has to be 64 hex digits.")
            .that(
                clientSeed == null || fits(CLIENT_SEED, clientSeed),
                "/client_seed",
                "Has to be at most 64 characters of A-Z, a-z, 0-9, _ and -.")
            .that(
                sessionId == null || SessionIds.isId(sessionId),
                "/session_id",
                "Has to come from a reservation.");
    if (players != null) {
      check(checks, players);
    }
    checks.done();
  }

  private static void check(Checks checks, List<@Nullable PlayerBody> players) {
    checks.that(
        players.size() <= MOST_PLAYERS, "/players", "At most " + MOST_PLAYERS + " can play.");
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < players.size(); i++) {
      String path = "/players/" + i;
      @Nullable PlayerBody player = players.get(i);
      if (player == null) {
        checks.that(false, path, "Expected an object.");
        continue;
      }
      checks
          .that(
              fits(PLAYER, player.playerId()),
              path + "/player_id",
              "Has to be 1 to 64 characters of A-Z, a-z, 0-9, _, ., @ and -.")
          .that(ids.add(player.playerId()), path + "/player_id", "Stands twice.")
          .that(
              player.name() == null || player.name().length() <= LONGEST_NAME,
              path + "/name",
              "Has to be at most " + LONGEST_NAME + " characters.");
    }
  }

  private static boolean fits(Pattern pattern, @Nullable String value) {
    return value != null && pattern.matcher(value).matches();
  }

  /// @throws dev.mimir.web.http.ApiException with everything that is wrong
  static void check(PlayerBody player) {
    Checks checks = new Checks();
    check(checks, List.of(player));
    checks.done();
  }

  static Player player(PlayerBody body) {
    @Nullable String name = body.name();
    return Player.named(body.playerId(), name == null ? body.playerId() : name);
  }
}
