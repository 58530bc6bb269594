package dev.mimir.axon.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mimir.dice.Seed;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The 32 secret bytes of an installation from which the seeds of its sessions are derived. The key
/// itself never leaves this class.
public final class MasterKey {

  private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{64}");
  private static final String FILE = "master.key";

  private final SecretKeySpec key;

  private MasterKey(byte[] bytes) {
    key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /// @param hex 64 hexadecimal digits
  /// @throws StartupRefusedException when it is anything else
  public static MasterKey of(String hex) {
    return parse(hex, "mimir.master-key");
  }

  /// The key kept in a data directory, created on first use and readable by its owner alone.
  ///
  /// @throws StartupRefusedException when the file holds anything but 64 hexadecimal digits
  public static MasterKey in(DataDirectory directory) {
    Path file = directory.resolve(FILE);
    return parse(SecretFile.readOrCreate(file, 32), file.toString());
  }

  private static MasterKey parse(String text, String source) {
    String hex = text.strip();
    if (!FORM.matcher(hex).matches()) {
      throw new StartupRefusedException(
          "The master key in %s is not 64 hexadecimal digits (it has %d characters)."
              .formatted(source, hex.length()),
          "Put the installation's key there; a new installation can take one from"
              + " `openssl rand -hex 32`.");
    }
    return new MasterKey(HexFormat.of().parseHex(hex));
  }

  /// The seed of a session's draws.
  public Seed seedOf(String sessionId) {
    return Seed.derive(key.getEncoded(), sessionId);
  }

  /// A key for one use, from which neither this one nor the key of another use can be told (HKDF,
  /// RFC 5869, expansion).
  ///
  /// @param use names it, e.g. `vault`
  /// @param algorithm of the cipher or the MAC, e.g. `AES`
  /// @return 256 bits
  public SecretKey derived(String use, String algorithm) {
    try {
      byte[] info = ("mimir/" + use).getBytes(UTF_8);
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(algorithm, HKDFParameterSpec.expandOnly(key, info, 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HKDF", e);
    }
  }

  private byte[] hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }

  /// 16 hexadecimal digits that tell keys apart and reveal nothing of them.
  public String fingerprint() {
    return HexFormat.of().formatHex(hmac("mimir/fingerprint".getBytes(UTF_8)), 0, 8);
  }

  @Override
  public String toString() {
    return "MasterKey[" + fingerprint() + "]";
  }
}
