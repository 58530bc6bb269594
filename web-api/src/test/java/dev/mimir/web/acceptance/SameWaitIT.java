package dev.mimir.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.acceptance.Client.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServer.class)
class SameWaitIT {
  private static final int ROUNDS = 25;

  private final Server server;
  private final Client client;
  private final String session;

  SameWaitIT(Server server) throws IOException {
    this.server = server;
    client = server.client();
    Games.publish(client, Games.TEA);
    session = Games.id(Games.start(client, "tea"));
  }

  @Test
  void of_two_answers_to_one_wait_one_wins_and_the_other_changes_nothing() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      Map<String, Object> yes = answer("yes");
      Map<String, Object> please = Map.of("wait_id", yes.get("wait_id"), "choice", "please");

      List<Answer> answers = both(() -> play(yes, null), () -> play(please, null));

      assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
      Answer won = answers.get(answers.get(0).status() == 200 ? 0 : 1);
      Answer lost = answers.get(answers.get(0).status() == 200 ? 1 : 0);
      assertThat(lost.code()).isEqualTo("SESSION_CONFLICT");
      assertThat(view()).isEqualTo(won.data());
      assertThat(inputs()).hasSize(round);
      assertThat(client.all(path("/events"))).hasSize(won.data().path("sequence").intValue() + 1);
    }
  }

  @Test
  void one_key_sent_twice_at_once_is_one_turn_with_two_equal_answers() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      Map<String, Object> yes = answer("yes");
      String key = UUID.randomUUID().toString();

      List<Answer> answers = both(() -> play(yes, key), () -> play(yes, key));

      assertThat(answers).extracting(Answer::status).containsExactly(200, 200);
      assertThat(answers.get(0).data()).isEqualTo(answers.get(1).data());
      assertThat(inputs()).hasSize(round);
    }
  }

  @Test
  void one_key_sent_again_after_a_crash_is_one_turn_with_two_equal_answers() throws Exception {
    Map<String, Object> yes = answer("yes");
    Answer first = play(yes, "before-the-crash").expect(200);
    play(answer("please"), null).expect(200);

    server.kill();
    server.killDatabase();
    server.start();
    Client again = server.client();
    Answer second = again.post(Games.input(session), yes, "before-the-crash").expect(200);

    assertThat(second.data()).isEqualTo(first.data());
    assertThat(again.all(path("/events")).stream().filter(SameWaitIT::isInput)).hasSize(2);
    Map<String, Object> other = Map.of("wait_id", yes.get("wait_id"), "choice", "no");
    assertThat(again.post(Games.input(session), other, "before-the-crash").code())
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  private Map<String, Object> answer(String choice) throws IOException {
    return Map.of("wait_id", Games.waitId(view()), "choice", choice);
  }

  private Answer play(Map<String, Object> answer, @Nullable String key) throws IOException {
    return client.post(Games.input(session), answer, key);
  }

  private JsonNode view() throws IOException {
    return client.get(path("")).expect(200).data();
  }

  private List<JsonNode> inputs() throws IOException {
    return client.all(path("/events")).stream().filter(SameWaitIT::isInput).toList();
  }

  private String path(String end) {
    return Games.SESSIONS + "/" + session + end;
  }

  private static boolean isInput(JsonNode event) {
    return event.path("type").asString("").equals("InputReceived");
  }

  private static List<Answer> both(Callable<Answer> one, Callable<Answer> other) throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> first = threads.submit(() -> after(together, one));
      Future<Answer> second = threads.submit(() -> after(together, other));
      return List.of(first.get(), second.get());
    }
  }

  private static Answer after(CyclicBarrier together, Callable<Answer> call) throws Exception {
    together.await();
    return call.call();
  }
}
