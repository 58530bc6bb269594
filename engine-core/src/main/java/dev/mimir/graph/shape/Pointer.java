package dev.mimir.graph.shape;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A place in a JSON document, as a JSON pointer (RFC 6901) that is spelled out only when asked
/// for.
public final class Pointer {
  /// The whole document.
  public static final Pointer ROOT = new Pointer(null, "", Map.of());

  private final @Nullable Pointer parent;
  private final String token;
  private final Map<String, Pointer> elsewhere;

  private Pointer(@Nullable Pointer parent, String token, Map<String, Pointer> elsewhere) {
    this.parent = parent;
    this.token = token;
    this.elsewhere = elsewhere;
  }

  public Pointer child(String member) {
    Pointer other = elsewhere.get(member);
    return other == null ? new Pointer(this, member, Map.of()) : other;
  }

  public Pointer child(int index) {
    return new Pointer(this, Integer.toString(index), Map.of());
  }

  /// The place that members lead to, `/choices/0/id` say.
  public Pointer descend(String members) {
    Pointer place = this;
    for (String member : members.split("/")) {
      place = member.isEmpty() ? place : place.child(member);
    }
    return place;
  }

  /// The same place, one of whose members stands somewhere else.
  public Pointer redirecting(String member, Pointer to) {
    Map<String, Pointer> more = new LinkedHashMap<>(elsewhere);
    more.put(member, to);
    return new Pointer(parent, token, more);
  }

  @Override
  public String toString() {
    return parent == null ? "" : parent + "/" + token.replace("~", "~0").replace("/", "~1");
  }
}
