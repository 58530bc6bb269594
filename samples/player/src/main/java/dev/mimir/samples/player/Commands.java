package dev.mimir.samples.player;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What can be asked beside answering: `/state`, `/log`, `/help`.
final class Commands {

  private static final int LONGEST = 160;

  private final Client client;
  private final Screen screen;

  Commands(Client client, Screen screen) {
    this.client = client;
    this.screen = screen;
  }

  /// True when the line was meant for us and not for the game.
  boolean understood(String line, View view) {
    switch (line) {
      case "/state" -> state(view);
      case "/log" -> log(view.session());
      case "/help" -> screen.note("A number or a name chooses. /state, /log, /quit.");
      default -> {
        return false;
      }
    }
    return true;
  }

  private void state(View view) {
    screen.note(
        view.graph()
            + ", turn "
            + view.json().path("turn").asString("0")
            + ", session "
            + view.session());
    members(view.json().path("variables"));
    screen.note("carrying " + view.json().path("inventory"));
  }

  private void members(JsonNode variables) {
    for (Map.Entry<String, JsonNode> variable : variables.properties()) {
      screen.note("  " + variable.getKey() + " = " + variable.getValue());
    }
  }

  private void log(String session) {
    Long after = null;
    do {
      after = page(client.events(session, after));
    } while (after != null);
  }

  /// Prints a page; the sequence to go on after, or null at the end.
  private @Nullable Long page(Reply reply) {
    switch (reply) {
      case Reply.Refused refused -> screen.refusal(refused);
      case Reply.Done(JsonNode data, _) -> {
        data.path("items").forEach(this::event);
        JsonNode next = data.path("next");
        return next.isNumber() && !data.path("items").isEmpty() ? next.asLong() : null;
      }
    }
    return null;
  }

  private void event(JsonNode event) {
    String payload = event.path("payload").toString();
    String shown = payload.length() > LONGEST ? payload.substring(0, LONGEST) + "…" : payload;
    screen.line(
        "%5s  %-18s %s"
            .formatted(
                event.path("sequence").asString(""), event.path("type").asString(""), shown));
  }
}
