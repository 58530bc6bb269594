package dev.mimir.axon.effect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.axon.node.Peers;
import dev.mimir.engine.Deltas.Delta;
import dev.mimir.engine.Deltas.Reading;
import dev.mimir.value.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Texts of one server as they come to those who listen on another, over a line that the test
/// holds.
class TextsElsewhereTest {
  /// One end of the line: what is told waits until it is carried over, or lost.
  private static final class End implements Peers {
    private final String name;
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Listener> listeners = new HashMap<>();

    private End(String name) {
      this.name = name;
    }

    @Override
    public int others() {
      return 1;
    }

    @Override
    public void from(Source source) {
      sources.add(source);
    }

    @Override
    public void now() {}

    @Override
    public void soon() {}

    @Override
    public void on(String kind, Listener listener) {
      listeners.put(kind, listener);
    }

    @Override
    public void onMissed(Runnable listener) {}

    @Override
    public void onDeparture(Consumer<List<Long>> listener) {}

    List<JsonNode> told() {
      List<JsonNode> messages = new ArrayList<>();
      sources.forEach(source ->
          source.collect(message ->
              messages.add(Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(message)))));
      return messages;
    }

    void hear(String from, List<JsonNode> messages) {
      messages.forEach(message ->
          Objects.requireNonNull(listeners.get(message.path(0).stringValue())).told(from, message));
    }
  }

  private final End here = new End("here");
  private final End there = new End("there");
  private final LiveTexts writing = new LiveTexts(here);
  private final LiveTexts reading = new LiveTexts(there);

  /// Carries over what is told until nobody has more to tell.
  private void carry() {
    List<JsonNode> out = here.told();
    List<JsonNode> back = there.told();
    if (!out.isEmpty() || !back.isEmpty()) {
      there.hear(here.name, out);
      here.hear(there.name, back);
      carry();
    }
  }

  private static String all(Reading reading) {
    StringBuilder all = new StringBuilder();
    for (List<Delta> some = reading.next(); !some.isEmpty(); some = reading.next()) {
      for (Delta part : some) {
        assertThat(part.offset()).isEqualTo(part.offset() == 0 ? 0 : all.length());
        all.replace(part.offset(), all.length(), part.text());
      }
    }
    return all.toString();
  }

  private Reading follow() {
    return reading.follow("default", "s", () -> {});
  }

  private Consumer<String> write() {
    return writing.writer("default", "s", "e");
  }

  @Test
  void come_to_who_listens_and_to_who_comes_late() {
    Reading early = follow();
    Consumer<String> text = write();
    text.accept("Once ");
    carry();
    text.accept("upon ");
    Reading late = follow();
    text.accept("a time.");
    carry();
    assertThat(all(early)).isEqualTo("Once upon a time.");
    assertThat(all(late)).isEqualTo("Once upon a time.");
  }

  @Test
  void come_from_their_beginning_to_the_first_who_listens() {
    Consumer<String> text = write();
    text.accept("Once ");
    carry();
    Reading late = follow();
    carry();
    text.accept("upon a time.");
    carry();
    writing.done("e");
    carry();
    assertThat(all(late)).isEqualTo("Once upon a time.");
  }

  @Test
  void are_whole_after_a_part_was_lost() {
    Reading reader = follow();
    Consumer<String> text = write();
    carry();
    text.accept("Once ");
    here.told();
    text.accept("upon ");
    carry();
    assertThat(all(reader)).isEqualTo("Once upon ");
  }

  @Test
  void begin_anew_with_another_attempt() {
    Reading reader = follow();
    write().accept("Err");
    carry();
    writing.done("e");
    write().accept("Again.");
    carry();
    assertThat(all(reader)).isEqualTo("Again.");
  }

  @Test
  void are_in_parts_that_fit_into_a_notification_whatever_their_letters() {
    Reading reader = follow();
    String tale = "\uD83D\uDC09\u0000龍".repeat(3_000);
    write().accept(tale);
    assertThat(here.told())
        .allSatisfy(part -> assertThat(part.toString().getBytes(UTF_8)).hasSizeLessThan(5_800));
    Reading late = follow();
    carry();
    assertThat(all(late)).isEqualTo(tale);
    assertThat(all(reader)).isEqualTo(tale);
  }
}
