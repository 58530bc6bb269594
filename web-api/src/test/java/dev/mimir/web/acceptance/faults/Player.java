package dev.mimir.web.acceptance.faults;

import dev.mimir.web.acceptance.Client;
import dev.mimir.web.acceptance.Client.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/// Plays sessions at random, each request at a server at random. What is not answered, or refused
/// for now, is sent again under the same key until it is acknowledged.
final class Player {
  /// Who was not answered for so long is stuck.
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration BEFORE_ANOTHER_ATTEMPT = Duration.ofMillis(50);
  private static final int TURNS_A_SESSION = 15;
  private static final int MOST_SESSIONS = 3;

  private final Nodes nodes;
  private final Random random;
  private final Tally tally;
  private final List<Seat> seats = new ArrayList<>();

  Player(Nodes nodes, Random random, Tally tally) {
    this.nodes = nodes;
    this.random = random;
    this.tally = tally;
  }

  private interface Request {
    Answer send(Client client) throws IOException;
  }

  /// Plays until it is enough, and then one more turn in every session, for none may be stuck.
  ///
  /// @return all its sessions, each of which waits for an input
  List<Seat> play(BooleanSupplier enough) {
    while (!enough.getAsBoolean()) {
      if (seats.isEmpty()
          || (seats.size() < MOST_SESSIONS && random.nextInt(TURNS_A_SESSION) == 0)) {
        begin();
      }
      turn(seats.get(random.nextInt(seats.size())));
      Pause.of(Duration.ofMillis(random.nextInt(20, 200)));
    }
    seats.forEach(this::turn);
    seats.forEach(this::awaitInput);
    return seats;
  }

  private void begin() {
    String key = newKey();
    Map<String, String> body = Map.of("graph_id", "storm");
    seats.add(new Seat(acknowledged(client -> client.post("/api/v2/sessions", body, key))));
  }

  private void turn(Seat seat) {
    awaitInput(seat);
    String key = newKey();
    long value = random.nextLong(1001);
    long wait = seat.view().at("/awaiting/0/wait_id").longValue();
    // who does not name the wait would play again if only that were looked at
    Map<String, Object> body =
        random.nextBoolean() ? Map.of("wait_id", wait, "value", value) : Map.of("value", value);
    String path = seat.path() + "/input?wait=2";
    seat.played(key, value, acknowledged(client -> client.post(path, body, key)));
    tally.acknowledged().incrementAndGet();
  }

  /// Waits for the timer that a turn may have left.
  private void awaitInput(Seat seat) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!status(seat).equals("awaiting_input")) {
      if (!status(seat).equals("waiting") || System.nanoTime() > end) {
        throw new AssertionError("stuck: " + seat.view());
      }
      Pause.of(BEFORE_ANOTHER_ATTEMPT);
      seat.saw(acknowledged(client -> client.get(seat.path())));
    }
  }

  private static String status(Seat seat) {
    return seat.view().path("status").stringValue();
  }

  private JsonNode acknowledged(Request request) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String last;
    do {
      try {
        Answer answer = request.send(nodes.any(random));
        last = answer.text();
        switch (answer.status()) {
          case 200, 201 -> {
            return answer.data();
          }
          case 202 -> tally.unfinished().incrementAndGet();
          case 503 -> tally.refused().incrementAndGet();
          default -> throw new AssertionError(answer.status() + ": " + last);
        }
      } catch (IOException e) {
        last = e.toString();
        tally.unanswered().incrementAndGet();
      }
      Pause.of(BEFORE_ANOTHER_ATTEMPT);
    } while (System.nanoTime() < end);
    throw new AssertionError("never acknowledged; at last " + last);
  }

  private String newKey() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
