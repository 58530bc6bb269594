package dev.mimir.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Takes spans by OTLP over HTTP in protobuf on a free port of 127.0.0.1.
///
/// Source: opentelemetry-proto, `trace_service.proto` and `trace.proto`; Protocol Buffers,
/// "Encoding".
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();

  /// @param parent empty for none
  record Span(String trace, String id, String parent, String name) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  private record Field(int number, byte[] bytes) {}

  Collector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
  }

  List<Span> spans() {
    return spans;
  }

  private void take(HttpExchange exchange) throws IOException {
    for (byte[] ofResource : members(exchange.getRequestBody().readAllBytes(), 1)) {
      for (byte[] ofScope : members(ofResource, 2)) {
        members(ofScope, 2).forEach(span -> spans.add(span(span)));
      }
    }
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private static Span span(byte[] message) {
    return new Span(hex(message, 1), hex(message, 2), hex(message, 4), text(message, 5));
  }

  private static String hex(byte[] message, int member) {
    return HexFormat.of().formatHex(first(message, member));
  }

  private static String text(byte[] message, int member) {
    return new String(first(message, member), StandardCharsets.UTF_8);
  }

  private static byte[] first(byte[] message, int member) {
    List<byte[]> all = members(message, member);
    return all.isEmpty() ? new byte[0] : all.getFirst();
  }

  private static List<byte[]> members(byte[] message, int member) {
    return fields(message).stream()
        .filter(field -> field.number == member)
        .map(Field::bytes)
        .toList();
  }

  private static List<Field> fields(byte[] message) {
    List<Field> fields = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (rest.hasRemaining()) {
      int key = (int) varint(rest);
      int length =
          switch (key & 7) {
            case 0 -> {
              varint(rest);
              yield 0;
            }
            case 1 -> 8;
            case 2 -> (int) varint(rest);
            case 5 -> 4;
            default -> throw new IllegalArgumentException("wire type of " + key);
          };
      byte[] bytes = new byte[length];
      rest.get(bytes);
      fields.add(new Field(key >>> 3, bytes));
    }
    return fields;
  }

  private static long varint(ByteBuffer from) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = from.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
