package dev.mimir.axon.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mimir.value.Json;
import java.util.ArrayList;
import java.util.List;

/// Puts messages together to notifications, which PostgreSQL takes up to 7,999 bytes long, sealed:
/// a JSON array of the sender's name and the messages.
final class Payloads {
  /// Bytes of one message at most.
  static final int MOST = 5_800;

  private static final int LIMIT = 7_999 / 4 * 3 - Seal.MORE;

  private final Seal seal;
  private final String head;
  private final List<String> full = new ArrayList<>();
  private StringBuilder open;
  private int size;

  Payloads(String node, Seal seal) {
    this.seal = seal;
    head = "[" + Json.MAPPER.writeValueAsString(node);
    open = new StringBuilder(head);
    size = open.length() + 1;
  }

  void add(List<?> message) {
    String json = Json.MAPPER.writeValueAsString(message);
    int bytes = 1 + json.getBytes(UTF_8).length;
    if (bytes > MOST) {
      add(List.of(Peers.MISSED));
      return;
    }
    if (size + bytes > LIMIT) {
      close();
    }
    open.append(',').append(json);
    size += bytes;
  }

  private void close() {
    if (open.length() > head.length()) {
      full.add(seal.close(open.append(']').toString()));
    }
    open = new StringBuilder(head);
    size = head.length() + 1;
  }

  /// All of them, in order.
  List<String> done() {
    close();
    return full;
  }
}
