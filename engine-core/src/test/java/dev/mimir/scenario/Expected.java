package dev.mimir.scenario;

import dev.mimir.session.SessionEvent;
import java.util.function.Function;

/// An event as a test expects it: those of its members that matter, in words.
///
/// @param frame path of call nodes
/// @param words what is expected
/// @param seen the same members of the event that happened, in words
public record Expected(String frame, String words, Function<SessionEvent, String> seen) {

  static Expected of(String words) {
    return new Expected("", words, Wording::of);
  }

  static <E extends SessionEvent> Expected of(
      Class<E> type, String words, Function<E, String> seen) {
    return new Expected(
        "",
        words,
        event -> type.isInstance(event) ? seen.apply(type.cast(event)) : Wording.of(event));
  }

  String expected() {
    return frame.isEmpty() ? words : frame + ": " + words;
  }

  String happened(SessionEvent event) {
    return Wording.place(event) + seen.apply(event);
  }
}
