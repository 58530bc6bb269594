package dev.mimir.web.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Proves the draws of played sessions from what the server reveals, with none of its code.
@ExtendWith(SharedServer.class)
class FairnessIT {
  private static final BigInteger RANGE = BigInteger.TWO.pow(64);

  private final Client client;

  FairnessIT(Server server) {
    client = server.client();
  }

  @ParameterizedTest
  @CsvSource({"seven-tides, what-I-chose_1", "seven-tides, ''", "dungeon, mine"})
  void every_draw_follows_from_the_seed_that_was_committed_to(String graph, String clientSeed)
      throws Exception {
    JsonNode reserved = reservation();
    JsonNode fairness = played(game(graph), Games.id(reserved), clientSeed);
    // A random player may turn back before the first die falls; then another one goes.
    for (int player = 1; player < 50 && fairness.path("rolls").isEmpty(); player++) {
      reserved = reservation();
      fairness = played(game(graph), Games.id(reserved), clientSeed);
    }
    String session = Games.id(reserved);
    byte[] seed = HexFormat.of().parseHex(fairness.path("seed").stringValue());

    String commitment = HexFormat.of().formatHex(sha256(seed));
    assertThat(reserved.path("commitment").stringValue()).isEqualTo(commitment);
    assertThat(fairness.path("commitment").stringValue()).isEqualTo(commitment);
    assertThat(fairness.path("client_seed").stringValue()).isEqualTo(clientSeed);
    assertThat(fairness.path("explicit_seed").booleanValue()).isFalse();
    assertThat(fairness.path("rolls").size()).isPositive();
    for (JsonNode roll : fairness.path("rolls")) {
      assertDrawn(seed, clientSeed, roll);
    }
    assertEveryDrawOfTheLogIsThere(session, fairness);
  }

  private JsonNode reservation() throws Exception {
    return client.post(Games.SESSIONS + "/reservations", "", null).expect(200).data();
  }

  private JsonNode played(String graph, String session, String clientSeed) throws Exception {
    Map<String, String> start =
        Map.of("graph_id", graph, "session_id", session, "client_seed", clientSeed);
    play(client.post(Games.SESSIONS, start, null).expect(201).data());
    return client.get(path(session, "/fairness")).expect(200).data();
  }

  private String game(String wanted) throws Exception {
    JsonNode games = client.get("/api/v2/graphs?page_size=100").expect(200).data().path("items");
    for (JsonNode game : games) {
      String id = game.path("graph_id").stringValue();
      if (id.equals(wanted) || id.contains(wanted)) {
        return id;
      }
    }
    throw new AssertionError("no game like " + wanted + " in " + games);
  }

  private void play(JsonNode first) throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    JsonNode view = first;
    for (int turn = 0; turn < 5_000 && !Games.ended(view); turn++) {
      Map<String, Object> answer = Games.answer(view, random);
      view = client.post(Games.input(Games.id(view)), answer, null).expect(200).data();
    }
    assertThat(Games.ended(view)).as("random player with seed %d comes to an end", seed).isTrue();
  }

  private static void assertDrawn(byte[] seed, String clientSeed, JsonNode roll)
      throws GeneralSecurityException {
    String place =
        String.join(
            "|",
            "mimir/1",
            clientSeed,
            roll.path("epoch").toString(),
            roll.path("frame").stringValue(),
            roll.path("node_id").stringValue(),
            roll.path("visit").toString());
    for (JsonNode draw : roll.path("draws")) {
      BigInteger face = face(seed, place + "|" + draw.path("index"), draw.path("sides").intValue());
      assertThat(draw.path("face").bigIntegerValue()).as("%s %s", place, draw).isEqualTo(face);
    }
  }

  private static BigInteger face(byte[] seed, String die, int sides)
      throws GeneralSecurityException {
    BigInteger s = BigInteger.valueOf(sides);
    BigInteger limit = RANGE.subtract(RANGE.mod(s));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(seed, "HmacSHA256"));
    for (int attempt = 0; ; attempt++) {
      byte[] digest = mac.doFinal((die + "|" + attempt).getBytes(UTF_8));
      BigInteger u = new BigInteger(1, Arrays.copyOf(digest, 8));
      if (u.compareTo(limit) < 0) {
        return u.mod(s).add(BigInteger.ONE);
      }
    }
  }

  private void assertEveryDrawOfTheLogIsThere(String session, JsonNode fairness) throws Exception {
    Map<Long, JsonNode> rolls = new TreeMap<>();
    fairness.path("rolls").forEach(r -> rolls.put(r.path("sequence").longValue(), r.path("draws")));
    Map<Long, JsonNode> logged = new TreeMap<>();
    for (JsonNode event : client.all(path(session, "/events"))) {
      JsonNode draws = event.path("payload").path("draws");
      if (!draws.isEmpty()) {
        logged.put(event.path("sequence").longValue(), draws);
      }
    }
    assertThat(rolls).isEqualTo(logged);
  }

  private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private static String path(String session, String end) {
    return Games.SESSIONS + "/" + session + end;
  }
}
