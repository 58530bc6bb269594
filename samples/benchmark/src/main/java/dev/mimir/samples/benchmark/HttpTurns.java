package dev.mimir.samples.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Plays sessions of its own in turn, over one connection to each server, each turn on any of them.
final class HttpTurns implements Turns, AutoCloseable {
  private static final Pattern ID = Pattern.compile("\"session_id\":\"([0-9a-f-]{36})\"");

  private final List<Wire> wires = new ArrayList<>();
  private final List<byte[]> inputs = new ArrayList<>();
  private int next;

  HttpTurns(int... ports) throws IOException {
    for (int port : ports) {
      wires.add(new Wire(port));
    }
    for (int n = 0; n < EngineClient.SESSIONS; n++) {
      String path = "/api/v2/sessions/" + start() + "/input";
      inputs.add(Wire.request("POST", path, "{\"choice\":\"" + Game.ANSWER + "\"}"));
    }
  }

  private String start() throws IOException {
    byte[] request = Wire.request("POST", "/api/v2/sessions", "{\"graph_id\":\"" + Game.ID + "\"}");
    String body = wires.getFirst().send(request).body();
    Matcher id = ID.matcher(body);
    if (!id.find()) {
      throw new IOException("no session was started: " + body);
    }
    return id.group(1);
  }

  @Override
  public void play() throws IOException {
    Wire wire = wires.get(ThreadLocalRandom.current().nextInt(wires.size()));
    Wire.Answer answer = wire.send(inputs.get(next));
    if (answer.status() != 200) {
      throw new IOException(answer.status() + ": " + answer.body());
    }
    next = (next + 1) % inputs.size();
  }

  @Override
  public void close() throws IOException {
    for (Wire wire : wires) {
      wire.close();
    }
  }
}
