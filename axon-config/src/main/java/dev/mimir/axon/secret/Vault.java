package dev.mimir.axon.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mimir.axon.database.MasterKey;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Seals secrets for storage with AES-256-GCM under a key derived from the installation's master
/// key. What was sealed for one tenant and purpose opens for no other.
public final class Vault {
  private static final String FORM = "v1:";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  public Vault(MasterKey master) {
    key = master.derived("vault", "AES");
  }

  /// @param purpose what the secret is for, e.g. `llm-config/<id>`; the same when it is opened
  /// @return printable text, different each time
  public String seal(String tenant, String purpose, String plain) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, tenant, purpose).doFinal(plain.getBytes(UTF_8));
      byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
      return FORM + Base64.getEncoder().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM", e);
    }
  }

  /// @throws IllegalStateException when it was sealed under another master key, for another tenant
  ///   or purpose, or was changed
  public String open(String tenant, String purpose, String sealed) {
    try {
      byte[] whole = Base64.getDecoder().decode(sealed.substring(FORM.length()));
      byte[] nonce = Arrays.copyOf(whole, NONCE);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, tenant, purpose);
      return new String(cipher.doFinal(whole, NONCE, whole.length - NONCE), UTF_8);
    } catch (GeneralSecurityException | RuntimeException _) {
      throw new IllegalStateException(
          "The stored secret '%s' cannot be opened: it was sealed under another master key or is damaged; set it again"
              .formatted(purpose));
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String tenant, String purpose)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((tenant + "\n" + purpose).getBytes(UTF_8));
    return cipher;
  }
}
