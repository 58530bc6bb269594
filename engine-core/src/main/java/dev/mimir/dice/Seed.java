package dev.mimir.dice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The 32 secret bytes that decide all draws of a session. Nothing but [#bytes] and [#hex] shows
/// them.
public final class Seed {
  /// Bytes of a seed.
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Seed(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A copy of the bytes.
  ///
  /// @throws IllegalArgumentException unless there are 32 bytes
  public static Seed of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a seed has " + LENGTH + " bytes, not " + bytes.length);
    }
    return new Seed(bytes.clone());
  }

  /// Reads what [#hex] wrote.
  ///
  /// @param hex 64 hexadecimal digits
  /// @throws IllegalArgumentException when they are something else
  public static Seed ofHex(String hex) {
    if (!hex.matches("[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException("a seed is written as 64 hexadecimal digits");
    }
    return new Seed(HexFormat.of().parseHex(hex));
  }

  /// The seed of a session: HMAC-SHA256(master key, UTF-8 of the session id).
  ///
  /// @param masterKey not empty
  public static Seed derive(byte[] masterKey, String sessionId) {
    return new Seed(hmac(masterKey).doFinal(sessionId.getBytes(StandardCharsets.UTF_8)));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /// 64 lower-case hexadecimal digits.
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /// SHA-256 of the bytes, as 64 lower-case hexadecimal digits. May be shown before the draws.
  public String commitment() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// An HMAC-SHA256 keyed with this seed.
  Mac hmac() {
    return hmac(bytes);
  }

  private static Mac hmac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Seed seed && MessageDigest.isEqual(bytes, seed.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Seed[commitment=" + commitment() + "]";
  }
}
