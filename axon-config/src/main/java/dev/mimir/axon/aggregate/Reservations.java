package dev.mimir.axon.aggregate;

import dev.mimir.axon.database.MasterKey;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes session ids: UUIDs of version 7 (RFC 9562). One that is given out before its start carries
/// a mark in its last 42 bits that only this installation can make, so that nothing need be stored
/// to know it again.
final class Reservations {
  private static final long MARK = (1L << 42) - 1;

  private final MasterKey key;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  Reservations(MasterKey key, InstantSource clock) {
    this.key = key;
    this.clock = clock;
  }

  /// An id for a session that starts now.
  UUID fresh() {
    return new UUID(high(), low(random.nextLong()));
  }

  /// An id that {@link #isOurs} will know again.
  UUID reserved(String tenant) {
    return marked(tenant, high(), low(random.nextLong()));
  }

  /// Whether an id was reserved here for this tenant.
  boolean isOurs(String tenant, UUID id) {
    return id.version() == 7
        && marked(tenant, id.getMostSignificantBits(), id.getLeastSignificantBits()).equals(id);
  }

  /// The id that a text names in its usual form; null when it names none.
  static @Nullable UUID uuid(@Nullable String text) {
    try {
      UUID id = text == null || text.length() != 36 ? null : UUID.fromString(text);
      return id == null || !id.toString().equals(text) ? null : id;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private UUID marked(String tenant, long high, long low) {
    long open = low & ~MARK;
    String what = "reservation|" + tenant + "|" + high + "|" + open;
    long mark = ByteBuffer.wrap(key.seedOf(what).bytes()).getLong() & MARK;
    return new UUID(high, open | mark);
  }

  private long high() {
    return (clock.millis() << 16) | 0x7000L | random.nextInt(0x1000);
  }

  private static long low(long bits) {
    return (bits & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
  }
}
