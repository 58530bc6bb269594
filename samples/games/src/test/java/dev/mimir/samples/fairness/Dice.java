package dev.mimir.samples.fairness;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The published rule of draws, written down once more: `u` is the first 8 bytes of
/// HMAC-SHA256(seed, `place|i|attempt`); what lies in the last, incomplete run of faces is drawn
/// again; the face is `u mod sides + 1`.
final class Dice {
  private static final BigInteger NUMBERS = BigInteger.TWO.pow(64);

  private Dice() {}

  /// @param seed in hex
  /// @param place `mimir/1|client_seed|epoch|frame|node|visit`
  static int face(String seed, String place, int index, int sides) {
    BigInteger faces = BigInteger.valueOf(sides);
    BigInteger fair = NUMBERS.subtract(NUMBERS.mod(faces));
    int attempt = 0;
    BigInteger number = number(seed, place + "|" + index + "|" + attempt);
    while (number.compareTo(fair) >= 0) {
      attempt++;
      number = number(seed, place + "|" + index + "|" + attempt);
    }
    return number.mod(faces).intValueExact() + 1;
  }

  /// SHA-256 of a seed, both in hex.
  static String commitment(String seed) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(HexFormat.of().parseHex(seed)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static BigInteger number(String seed, String message) {
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(new SecretKeySpec(HexFormat.of().parseHex(seed), "HmacSHA256"));
      byte[] bytes = hmac.doFinal(message.getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, Arrays.copyOf(bytes, 8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
