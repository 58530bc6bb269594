package dev.mimir.web.session;

import dev.mimir.engine.Deltas.Delta;
import dev.mimir.engine.LogEntry;
import dev.mimir.web.http.WebJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A client that reads Server-Sent Events.
final class EventStream implements Follower.Client {
  private static final byte[] COMMENT = ascii(": here\n\n");
  private static final byte[] DELTA = ascii("event: delta\ndata: ");
  private static final byte[] END = ascii("\n\n");

  private final OutputStream out;

  EventStream(OutputStream out) {
    this.out = out;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void event(LogEntry event) throws IOException {
    out.write(ascii("id: " + event.sequence() + "\nevent: event\ndata: "));
    data(event);
  }

  @Override
  public void delta(Delta delta) throws IOException {
    out.write(DELTA);
    data(delta);
  }

  /// JSON has no line breaks.
  private void data(Object value) throws IOException {
    out.write(WebJson.ANSWERS.writeValueAsBytes(value));
    out.write(END);
  }

  @Override
  public void alive() throws IOException {
    out.write(COMMENT);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
