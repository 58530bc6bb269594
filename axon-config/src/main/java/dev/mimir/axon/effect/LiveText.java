package dev.mimir.axon.effect;

import dev.mimir.engine.Deltas.Delta;
import java.util.List;

/// A text that is being written; shared by all who read it.
final class LiveText {
  /// Characters that are shown as they come; the rest comes with the event.
  private static final int MOST = 1 << 18;

  /// Characters of one part.
  private static final int PART = 4_096;

  private final String session;
  private final String effectId;
  private final long number;
  private final StringBuilder written = new StringBuilder();
  private boolean full;
  private boolean ended;

  /// @param number of the text among those of its server
  LiveText(String session, String effectId, long number) {
    this.session = session;
    this.effectId = effectId;
    this.number = number;
  }

  String effectId() {
    return effectId;
  }

  long number() {
    return number;
  }

  String session() {
    return session;
  }

  /// @return whether there is more to read
  synchronized boolean append(String part) {
    full |= written.length() + part.length() > MOST;
    if (full || ended || part.isEmpty()) {
      return false;
    }
    written.append(part);
    return true;
  }

  synchronized void end() {
    ended = true;
    written.trimToSize();
  }

  /// Adds the part that begins at an offset, if there is one.
  ///
  /// @return where the next one begins
  int part(int from, List<Delta> parts) {
    return part(from, PART, parts);
  }

  /// As the other, a part of at most so many characters.
  synchronized int part(int from, int most, List<Delta> parts) {
    int end = Math.min(written.length(), from + most);
    if (end > from && splits(end)) {
      end--;
    }
    if (end > from) {
      parts.add(new Delta(effectId, from, written.substring(from, end)));
    }
    return end;
  }

  /// Whether the other half of a character is beyond.
  private boolean splits(int end) {
    boolean last = ended && end == written.length();
    return !last && Character.isHighSurrogate(written.charAt(end - 1));
  }

  /// Adds what a part has that is not there yet.
  ///
  /// @return whether nothing is missing before it
  synchronized boolean add(int offset, String part) {
    int known = written.length() - offset;
    if (known >= 0 && known < part.length()) {
      append(part.substring(known));
    }
    return known >= 0;
  }

  synchronized boolean isRead(int to) {
    return ended && to == written.length();
  }
}
