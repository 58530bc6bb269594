package dev.mimir.samples.benchmark;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A session of the game, played over HTTP.
///
/// @param path of its resource
record HttpSession(String path) {
  private static final Pattern ID = Pattern.compile("\"session_id\":\"([0-9a-f-]{36})\"");
  private static final String ON = "{\"choice\":\"" + Game.ANSWER + "\"}";

  static HttpSession start(Wire wire) throws IOException {
    byte[] request = Wire.request("POST", "/api/v2/sessions", "{\"graph_id\":\"" + Game.ID + "\"}");
    String body = wire.send(request).body();
    Matcher id = ID.matcher(body);
    if (!id.find()) {
      throw new IOException("no session was started: " + body);
    }
    return new HttpSession("/api/v2/sessions/" + id.group(1));
  }

  /// The request that plays a turn.
  byte[] turn() {
    return Wire.request("POST", path + "/input", ON);
  }

  /// The request of something about it.
  byte[] get(String what) {
    return Wire.request("GET", path + what, null);
  }
}
