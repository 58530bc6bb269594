package dev.mimir.web.http;

/// A JSON document as it came, not read yet.
public final class Upload {
  private final byte[] bytes;

  Upload(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The document itself, not a copy.
  public byte[] bytes() {
    return bytes;
  }
}
