package dev.mimir.axon.cluster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mimir.axon.database.MasterKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals packets with AES-256-GCM, so that only servers of the same installation can write or read
/// them.
///
/// Each sender has a key of its own, made of the installation's and of a salt that is drawn at its
/// start, and counts its packets, so that no nonce comes twice under a key. A packet is the salt
/// (16 bytes), the count (8), and what is sealed.
final class PacketSeal {
  private static final int SALT = 16;
  private static final int HEAD = SALT + Long.BYTES;
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final int MOST_SENDERS = 1_000;

  /// Bytes that a sealed packet has more.
  static final int MORE = HEAD + TAG;

  private final SecretKey installation;
  private final byte[] salt = new byte[SALT];
  private final SecretKey mine;
  private final AtomicLong packets = new AtomicLong();
  private final Cache<ByteBuffer, SecretKey> known =
      Caffeine.newBuilder().maximumSize(MOST_SENDERS).build();

  PacketSeal(MasterKey master) {
    installation = master.derived("cluster", "HmacSHA256");
    new SecureRandom().nextBytes(salt);
    mine = keyOf(salt);
  }

  byte[] close(byte[] data, int offset, int length) {
    long count = packets.getAndIncrement();
    byte[] packet = new byte[MORE + length];
    ByteBuffer.wrap(packet).put(salt).putLong(count);
    try {
      cipher(Cipher.ENCRYPT_MODE, mine, count).doFinal(data, offset, length, packet, HEAD);
      return packet;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM", e);
    }
  }

  /// What was sealed.
  ///
  /// @throws GeneralSecurityException when none of this installation has sealed it
  byte[] open(byte[] packet) throws GeneralSecurityException {
    if (packet.length < MORE) {
      throw new GeneralSecurityException("too short");
    }
    ByteBuffer head = ByteBuffer.wrap(packet);
    byte[] from = new byte[SALT];
    head.get(from);
    ByteBuffer sender = ByteBuffer.wrap(from);
    SecretKey familiar = known.getIfPresent(sender);
    SecretKey key = familiar == null ? keyOf(from) : familiar;
    byte[] data =
        cipher(Cipher.DECRYPT_MODE, key, head.getLong())
            .doFinal(packet, HEAD, packet.length - HEAD);
    if (familiar == null) {
      known.put(sender, key);
    }
    return data;
  }

  private SecretKey keyOf(byte[] of) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(installation);
      return new SecretKeySpec(mac.doFinal(of), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, long count)
      throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(NONCE).putInt(0).putLong(count).array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
    return cipher;
  }
}
