package dev.mimir.nodes.model.langchain;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads an answer up to a bound; everything that comes is a sign of life.
final class Reading extends FilterInputStream {
  private static final long LONGEST = 8 << 20;

  private final Runnable signOfLife;
  private long read;

  Reading(InputStream in, Runnable signOfLife) {
    super(in);
    this.signOfLife = signOfLife;
  }

  /// The answer has no end.
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("The answer is longer than " + (LONGEST >> 20) + " MiB.");
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    if (count > 0) {
      read += count;
      signOfLife.run();
    }
    if (read > LONGEST) {
      throw new TooLongException();
    }
    return count;
  }
}
