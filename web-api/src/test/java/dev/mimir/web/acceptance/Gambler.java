package dev.mimir.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.acceptance.Client.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Plays one game after the other as fast as it is answered, and remembers what was acknowledged
/// and what it does not know the fate of.
final class Gambler {

  /// A session as far as its player knows.
  ///
  /// @param turns that were acknowledged, in order
  record Played(String session, List<Turn> turns) {}

  /// A turn that was acknowledged, or the one that was sent last.
  ///
  /// @param view that acknowledged it; null when nothing did
  record Turn(String key, Map<String, Object> answer, @Nullable JsonNode view) {}

  private final String graph;
  private final Random random;
  private final AtomicInteger acknowledged;
  private final List<Played> played = new ArrayList<>();
  private @Nullable JsonNode view;
  private @Nullable Turn pending;
  private String startKey = newKey();

  /// @param acknowledged counts all that was acknowledged to anybody
  Gambler(String graph, long seed, AtomicInteger acknowledged) {
    this.graph = graph;
    this.random = new Random(seed);
    this.acknowledged = acknowledged;
  }

  List<Played> played() {
    return played;
  }

  /// The turn whose fate is not known.
  @Nullable Turn pending() {
    return pending;
  }

  /// Plays until an answer stays out.
  void playUntilSilence(Client client) {
    try {
      while (step(client)) {
        acknowledged.incrementAndGet();
      }
    } catch (IOException _) {
      // what was sent last remains pending
    }
  }

  /// Sends what is pending again, and once more: one effect, two equal answers.
  void settle(Client client) throws IOException {
    Turn sent = pending;
    if (sent == null) {
      return;
    }
    long before = current().turns().size();
    assertThat(step(client)).isTrue();
    JsonNode answered = Objects.requireNonNull(view);
    assertThat(answered.path("turn").longValue()).isEqualTo(before + 1);
    String path = Games.input(current().session());
    assertThat(client.post(path, sent.answer(), sent.key()).expect(200).data()).isEqualTo(answered);
  }

  /// Sends the last turn that was acknowledged again: nothing happens, and the answer is the same.
  void repeat(Client client) throws IOException {
    if (view == null || pending != null || current().turns().isEmpty()) {
      return;
    }
    Turn last = current().turns().getLast();
    Answer answer = client.post(Games.input(current().session()), last.answer(), last.key());
    if (!unavailable(answer)) {
      assertThat(answer.expect(200).data()).isEqualTo(last.view());
    }
  }

  /// Whether it was acknowledged.
  boolean step(Client client) throws IOException {
    JsonNode now = view;
    if (now == null || (pending == null && Games.ended(now))) {
      return begin(client);
    }
    return play(client, now);
  }

  private boolean begin(Client client) throws IOException {
    Answer answer = client.post(Games.SESSIONS, Map.of("graph_id", graph), startKey);
    if (unavailable(answer)) {
      return false;
    }
    view = answer.expect(201).data();
    played.add(new Played(Games.id(view), new ArrayList<>()));
    startKey = newKey();
    return true;
  }

  private boolean play(Client client, JsonNode now) throws IOException {
    Turn turn = pending != null ? pending : new Turn(newKey(), Games.answer(now, random), null);
    pending = turn;
    Answer answer = client.post(Games.input(current().session()), turn.answer(), turn.key());
    if (unavailable(answer)) {
      return false;
    }
    view = answer.expect(200).data();
    current().turns().add(new Turn(turn.key(), turn.answer(), view));
    pending = null;
    return true;
  }

  Played current() {
    return played.getLast();
  }

  private static boolean unavailable(Answer answer) {
    return answer.status() == 503;
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }
}
