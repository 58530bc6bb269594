package dev.mimir.samples.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// One that follows a session, with as little work as can be.
final class TurnStream implements AutoCloseable {
  /// Opens the wait at the end of a turn.
  private static final byte[] END = "\"WaitOpened\"".getBytes(StandardCharsets.US_ASCII);

  private final Socket socket;
  private final InputStream in;

  /// @param path of the stream
  /// @param headers further lines of the request
  TurnStream(int port, String path, String headers) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    in = new BufferedInputStream(socket.getInputStream(), 1 << 10);
  }

  /// Reads to the end of the next turn.
  void awaitTurn() throws IOException {
    for (int known = 0; known < END.length; ) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("a stream has ended");
      }
      known = next == END[known] ? known + 1 : next == END[0] ? 1 : 0;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
