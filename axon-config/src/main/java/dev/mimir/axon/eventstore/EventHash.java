package dev.mimir.axon.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Computes the hashes of an aggregate's events in their order, as [HashChain] describes them.
public final class EventHash {

  static final int LENGTH = 32;

  private final MessageDigest sha256 = sha256();
  private final byte[] aggregateId;
  private byte[] last;

  /// @param previous hash of the event before the next one
  public EventHash(String aggregateId, byte[] previous) {
    this.aggregateId = aggregateId.getBytes(StandardCharsets.UTF_8);
    this.last = previous;
  }

  /// What comes before an aggregate's first event.
  public static byte[] none() {
    return new byte[LENGTH];
  }

  /// The hash of the next event, which becomes the previous of the one after.
  public byte[] next(
      long sequence,
      byte[] payloadType,
      int revision,
      long micros,
      byte[] payload,
      byte[] metadata) {
    ByteBuffer head =
        ByteBuffer.allocate(
                LENGTH + 4 + aggregateId.length + 8 + 4 + payloadType.length + 2 + 8 + 4)
            .put(last)
            .putInt(aggregateId.length)
            .put(aggregateId)
            .putLong(sequence)
            .putInt(payloadType.length)
            .put(payloadType)
            .putShort((short) revision)
            .putLong(micros)
            .putInt(payload.length);
    sha256.update(head.array());
    sha256.update(payload);
    sha256.update(ByteBuffer.allocate(4).putInt(0, metadata.length));
    sha256.update(metadata);
    last = sha256.digest();
    return last;
  }

  /// The hash of the latest event.
  public byte[] last() {
    return last;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
