package dev.mimir.web.acceptance.faults;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A session as its player knows it: the expected state.
final class Seat {
  private final String session;
  private final List<Turn> turns = new ArrayList<>();
  private JsonNode view;

  /// A turn that was acknowledged.
  ///
  /// @param view that acknowledged it
  record Turn(String key, long value, JsonNode view) {}

  /// @param view that its beginning was acknowledged with
  Seat(JsonNode view) {
    this.view = view;
    session = view.path("session_id").stringValue();
  }

  String session() {
    return session;
  }

  String path() {
    return "/api/v2/sessions/" + session;
  }

  List<Turn> turns() {
    return turns;
  }

  long total() {
    return turns.stream().mapToLong(Turn::value).sum();
  }

  JsonNode view() {
    return view;
  }

  void saw(JsonNode now) {
    view = now;
  }

  void played(String key, long value, JsonNode now) {
    turns.add(new Turn(key, value, now));
    view = now;
  }
}
