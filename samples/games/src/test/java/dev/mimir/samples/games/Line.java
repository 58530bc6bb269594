package dev.mimir.samples.games;

import dev.mimir.session.EventTypes;
import dev.mimir.session.EventTypes.EventType;
import dev.mimir.session.SessionEvent;
import dev.mimir.value.Json;
import tools.jackson.databind.JsonNode;

/// An event as it is kept.
///
/// @param type its name on disk
/// @param revision of the payload's shape
record Line(String type, int revision, JsonNode payload) {

  static String write(SessionEvent event) {
    EventType type = EventTypes.of(event);
    JsonNode payload = Json.MAPPER.valueToTree(event);
    return Json.MAPPER.writeValueAsString(new Line(type.stored(), type.revision(), payload));
  }

  static SessionEvent read(String line) {
    return Json.MAPPER.readValue(line, Line.class).event();
  }

  private SessionEvent event() {
    EventType known =
        EventTypes.all().stream()
            .filter(each -> each.stored().equals(type) && each.revision() == revision)
            .findFirst()
            .orElseThrow(() -> new AssertionError("nobody reads " + type + " " + revision));
    return Json.MAPPER.treeToValue(payload, known.type());
  }
}
