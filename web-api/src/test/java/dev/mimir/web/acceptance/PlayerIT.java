package dev.mimir.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A designer and a player at their terminals.
@ExtendWith(SharedServer.class)
class PlayerIT {
  private static final String ERRAND =
      """
      { "format": "mimir/1", "id": "errand", "title": "Errand",
        "nodes": [
          { "id": "begin", "start": {}, "next": "door" },
          { "id": "door", "choice": { "prompt": "A door.", "choices": [
              { "id": "open", "text": "Open it", "next": "%s" } ] } },
          { "id": "room", "choice": { "prompt": "A room.", "choices": [
              { "id": "sit", "text": "Sit down", "next": "rest" } ] } },
          { "id": "rest", "end": { "ending": "rested", "text": "That is better." } } ] }
      """;

  private final Server server;

  @TempDir Path directory;

  PlayerIT(Server server) {
    this.server = server;
  }

  @Test
  void the_terminal_player_plays_a_sample_to_an_ending() throws IOException {
    String shown = play(List.of("seven-tides"), "0\n".repeat(30));

    assertThat(shown).contains("Second Thoughts", "— GREEN —");
  }

  @Test
  void a_mistake_is_reported_and_mended_and_play_goes_on_after_a_crash() throws IOException {
    Client client = server.client();
    JsonNode report =
        client.post("/api/v2/graphs", ERRAND.formatted("rooom"), null).expect(422).json();
    assertThat(report.path("error_code").stringValue()).isEqualTo("GRAPH_INVALID");
    assertThat(report.path("errors").toString()).contains("rooom").contains("/nodes/1");
    assertThat(client.get("/api/v2/graphs/errand").status()).isEqualTo(404);

    Games.publish(client, ERRAND.formatted("room"));
    String session = Games.id(Games.start(client, "errand"));
    client.post(Games.input(session), Map.of("choice", "open"), null).expect(200);
    server.kill();
    server.start();

    assertThat(play(List.of("--session", session), "sit\n")).contains("A room", "That is better");
    JsonNode view = server.client().get(Games.SESSIONS + "/" + session).expect(200).data();
    assertThat(view.path("ending").stringValue()).isEqualTo("rested");
  }

  /// Runs the player's jar to its end and gives what it showed.
  private String play(List<String> game, String answers) throws IOException {
    Path script = Files.writeString(directory.resolve("answers"), answers);
    Path shown = directory.resolve("shown");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", System.getProperty("mimir.player.jar"), "--plain"));
    command.addAll(List.of("--url", server.url(), "--script", script.toString()));
    command.addAll(game);
    Process player =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(shown.toFile())
            .start();
    int code = Server.join(player);
    String text = Files.readString(shown);
    assertThat(code).as(text).isZero();
    return text;
  }
}
