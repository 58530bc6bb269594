package dev.mimir.axon.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// A secret in a file that only its owner may read.
final class SecretFile {

  private SecretFile() {}

  /// The text of the file. A file that is missing is created with random bytes, as hexadecimal
  /// digits; for that the caller must be the only one to use the directory.
  static String readOrCreate(Path file, int bytes) {
    try {
      if (Files.notExists(file)) {
        OwnerOnly.write(file, HexFormat.of().formatHex(random(bytes)) + "\n");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
