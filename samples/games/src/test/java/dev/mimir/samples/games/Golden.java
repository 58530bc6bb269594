package dev.mimir.samples.games;

import dev.mimir.graph.Graph;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.SessionStarted;
import dev.mimir.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A session as it was written down once. Three files are kept for ever and never edited:
///
/// - `<name>.jsonl`: its log, a {@link Line} each
/// - `<name>.state.json`: the state that the log folds to
/// - `<name>.graph.json`: the graph that it played, as it was then
///
/// When the shape of an event changes, the new code must still read the old line. {@link
/// GoldenWriter} adds a session; it replaces none.
///
/// @param name the game's id, a hyphen and the ending
record Golden(String name) {
  static final String LOG = ".jsonl";
  static final String STATE = ".state.json";
  static final String GRAPH = ".graph.json";

  static List<Golden> all() {
    return Resources.names("golden", LOG).stream().map(Golden::new).toList();
  }

  List<String> lines() {
    return new String(file(LOG), StandardCharsets.UTF_8).lines().toList();
  }

  List<SessionEvent> log() {
    return lines().stream().map(Line::read).toList();
  }

  SessionStarted start() {
    return (SessionStarted) log().getFirst();
  }

  JsonNode state() {
    return Json.MAPPER.readTree(file(STATE));
  }

  Graph graph() {
    return Games.graph(file(GRAPH));
  }

  private byte[] file(String ending) {
    return Resources.bytes("golden/" + name + ending);
  }

  @Override
  public String toString() {
    return name;
  }
}
