package dev.mimir.axon.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mimir.axon.database.MasterKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Seals what servers tell each other with AES-256-GCM under a key that all of an installation
/// have: whoever may connect to the database can hear notifications and send some, an analyst too.
final class Seal {
  /// Bytes that a sealed text has more, before it is written as Base64.
  static final int MORE = 28;

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  Seal(MasterKey master) {
    key = master.derived("nodes", "AES");
  }

  String close(String text) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text.getBytes(UTF_8));
      byte[] whole = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
      return Base64.getEncoder().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM", e);
    }
  }

  /// The text; empty when it was not sealed by one of this installation.
  Optional<String> open(String sealed) {
    try {
      byte[] whole = Base64.getDecoder().decode(sealed);
      byte[] nonce = new byte[NONCE];
      ByteBuffer.wrap(whole).get(nonce);
      byte[] text = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(whole, NONCE, whole.length - NONCE);
      return Optional.of(new String(text, UTF_8));
    } catch (GeneralSecurityException | RuntimeException _) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
