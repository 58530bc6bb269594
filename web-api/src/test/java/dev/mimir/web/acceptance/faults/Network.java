package dev.mimir.web.acceptance.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The way of one server to PostgreSQL. It can be lost, as when a firewall forgets or a cable is
/// pulled: what is sent goes nowhere, and nobody is told. What was connected then hears nothing for
/// ever; who connects anew is heard again when the way is back.
final class Network implements AutoCloseable {
  private static final int PIECE = 16 << 10;

  private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private final int database;
  private volatile boolean lost;

  /// @param database port of PostgreSQL
  Network(int database) throws IOException {
    this.database = database;
    threads.execute(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        Line line = new Line(entrance.accept(), lost);
        lines.add(line);
        threads.execute(line::open);
      }
    } catch (IOException _) {
      // it is over
    }
  }

  /// The port where the server finds PostgreSQL.
  int port() {
    return entrance.getLocalPort();
  }

  void lose() {
    lost = true;
    lines.forEach(line -> line.dead = true);
  }

  void restore() {
    lost = false;
  }

  /// A connection of the server.
  private final class Line {
    private final Socket client;
    private volatile boolean dead;

    Line(Socket client, boolean dead) {
      this.client = client;
      this.dead = dead;
    }

    /// PostgreSQL learns of a dead connection when the server gives it up, as it does sooner or
    /// later by itself.
    private void open() {
      try (client) {
        if (dead) {
          client.getInputStream().transferTo(OutputStream.nullOutputStream());
          return;
        }
        // who is refused there is not told an orderly end here
        client.setSoLinger(true, 0);
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), database)) {
          client.setSoLinger(false, 0);
          client.setTcpNoDelay(true);
          server.setTcpNoDelay(true);
          threads.execute(() -> answer(server));
          carry(client.getInputStream(), server.getOutputStream());
        }
      } catch (IOException _) {
        // one of them has gone
      } finally {
        lines.remove(this);
      }
    }

    private void answer(Socket server) {
      try {
        carry(server.getInputStream(), client.getOutputStream());
      } catch (IOException _) {
        // one of them has gone
      }
      if (!dead) {
        close();
      }
    }

    private void carry(InputStream from, OutputStream to) throws IOException {
      byte[] piece = new byte[PIECE];
      for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
        if (!dead) {
          to.write(piece, 0, n);
        }
      }
    }

    private void close() {
      try {
        client.close();
      } catch (IOException _) {
        // so it was closed
      }
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    lines.forEach(Line::close);
    threads.close();
  }
}
