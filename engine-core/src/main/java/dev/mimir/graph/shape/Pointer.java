package dev.mimir.graph.shape;

import org.jspecify.annotations.Nullable;

/// A place in a JSON document, as a JSON pointer (RFC 6901) that is spelled out only when asked
/// for.
public final class Pointer {
  /// The whole document.
  public static final Pointer ROOT = new Pointer(null, "");

  private final @Nullable Pointer parent;
  private final String token;

  private Pointer(@Nullable Pointer parent, String token) {
    this.parent = parent;
    this.token = token;
  }

  public Pointer child(String member) {
    return new Pointer(this, member);
  }

  public Pointer child(int index) {
    return new Pointer(this, Integer.toString(index));
  }

  @Override
  public String toString() {
    return parent == null ? "" : parent + "/" + token.replace("~", "~0").replace("/", "~1");
  }
}
