package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Readers whose connection is cut again and again while a session is played get each event once,
/// in order.
class CutStreamsTest {
  private static final int CUTS = 100;

  private final Random random = seeded();
  private final List<JsonNode> read = new ArrayList<>();
  private final AtomicBoolean enough = new AtomicBoolean();

  @BeforeAll
  static void publish() {
    Games.publish("cut");
  }

  private static Random seeded() {
    long seed = new Random().nextLong();
    System.out.println("CutStreamsTest seed " + seed);
    return new Random(seed);
  }

  @Test
  void a_reader_of_events_that_is_cut_100_times() throws Exception {
    String session = Games.start("cut");
    String path = "/api/v2/sessions/" + session + "/stream";
    try (ExecutorService player = Executors.newSingleThreadExecutor()) {
      Future<Long> last = player.submit(playing(session));
      for (int cut = 0; cut < CUTS; cut++) {
        try (EventReader reader = new EventReader(path, known())) {
          read(reader, random.nextInt(4_000));
        }
      }
      enough.set(true);
      long end = last.get(60, TimeUnit.SECONDS);
      try (EventReader reader = new EventReader(path, known())) {
        reader.begun();
        while (read.size() <= end) {
          read.add(reader.event().data());
        }
      }
    }
    assertEachOnce(session);
  }

  /// Reads whole events until there were so many bytes, which may be none.
  private void read(EventReader reader, int bytes) throws IOException {
    if (bytes > 200) {
      reader.begun();
    }
    while (bytes > 200 && reader.bytes() < bytes) {
      EventReader.Sent sent = reader.event();
      assertThat(sent.id()).isEqualTo(sent.data().path("sequence").longValue());
      read.add(sent.data());
    }
  }

  @Test
  void a_reader_of_messages_that_is_cut_100_times() throws Exception {
    String session = Games.start("cut");
    String path = "/api/v2/sessions/" + session + "/socket?after=";
    try (ExecutorService player = Executors.newSingleThreadExecutor()) {
      Future<Long> last = player.submit(playing(session));
      for (int cut = 0; cut < CUTS; cut++) {
        try (MessageReader reader = new MessageReader(path + after())) {
          for (int n = random.nextInt(12); n > 0; n--) {
            read(reader);
          }
        }
      }
      enough.set(true);
      long end = last.get(60, TimeUnit.SECONDS);
      try (MessageReader reader = new MessageReader(path + after())) {
        while (read.size() <= end) {
          read(reader);
        }
      }
    }
    assertEachOnce(session);
  }

  private void read(MessageReader reader) {
    JsonNode message = reader.next();
    assertThat(message.path("type").stringValue()).isEqualTo("event");
    assertThat(message.path("id")).isEqualTo(message.at("/data/sequence"));
    read.add(message.path("data"));
  }

  private @Nullable Long known() {
    return read.isEmpty() ? null : after();
  }

  private long after() {
    return read.isEmpty() ? -1 : read.getLast().path("sequence").longValue();
  }

  /// Plays until it is enough.
  ///
  /// @return gives the sequence of the last event
  private Callable<Long> playing(String session) {
    return () -> {
      String input = "/api/v2/sessions/" + session + "/input";
      long last = -1;
      while (last < 0 || !enough.get()) {
        last = Api.post(input, "{\"choice\":\"stay\"}").data().path("sequence").longValue();
      }
      return last;
    };
  }

  private void assertEachOnce(String session) {
    List<JsonNode> log = new ArrayList<>();
    String events = "/api/v2/sessions/" + session + "/events?limit=1000&after=";
    for (JsonNode page = items(events + -1); !page.isEmpty(); ) {
      page.forEach(log::add);
      page = items(events + log.getLast().path("sequence"));
    }
    assertThat(log).hasSizeGreaterThan(CUTS);
    assertThat(read).isEqualTo(log);
  }

  private static JsonNode items(String path) {
    return Api.get(path).data().path("items");
  }
}
