package dev.mimir.samples.player;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Where a game is chosen.
final class Lobby {

  private final Client client;
  private final Screen screen;
  private final Answers answers;

  Lobby(Client client, Screen screen, Answers answers) {
    this.client = client;
    this.screen = screen;
    this.answers = answers;
  }

  /// The id of the game chosen; empty when there is none, or none was wanted.
  Optional<String> choose() {
    return switch (client.games()) {
      case Reply.Done(JsonNode data, _) -> choose(data.path("items"));
      case Reply.Refused refused -> {
        screen.refusal(refused);
        yield Optional.empty();
      }
    };
  }

  private Optional<String> choose(JsonNode items) {
    List<String> ids = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    for (JsonNode game : items) {
      String id = game.path("graph_id").asString(game.path("id").asString(""));
      ids.add(id);
      titles.add(game.path("title").asString(id) + " (" + id + ")");
    }
    if (ids.isEmpty()) {
      screen.note("No games are published here.");
      return Optional.empty();
    }
    screen.title("Games");
    screen.menu(titles);
    return pick(ids);
  }

  private Optional<String> pick(List<String> ids) {
    Optional<String> line = answers.next();
    while (line.isPresent() && !line.get().equals("/quit")) {
      Optional<String> id = named(ids, line.get());
      if (id.isPresent()) {
        return id;
      }
      screen.note("Type the number of a game, or /quit.");
      line = answers.next();
    }
    return Optional.empty();
  }

  private static Optional<String> named(List<String> ids, String line) {
    if (ids.contains(line)) {
      return Optional.of(line);
    }
    int number = line.matches("\\d{1,6}") ? Integer.parseInt(line) : 0;
    return number >= 1 && number <= ids.size()
        ? Optional.of(ids.get(number - 1))
        : Optional.empty();
  }
}
