package dev.mimir.axon.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mimir.dice.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

  @TempDir private Path temporary;

  @Test
  void is_created_once_for_its_owner_alone() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temporary)) {
      MasterKey created = MasterKey.in(directory);

      assertThat(MasterKey.in(directory).fingerprint()).isEqualTo(created.fingerprint());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
          .isEqualTo("rw-------");
      assertThat(file()).content().matches("[0-9a-f]{64}\n");
    }
  }

  @Test
  void differs_between_directories() {
    try (DataDirectory one = DataDirectory.open(temporary.resolve("one"));
        DataDirectory two = DataDirectory.open(temporary.resolve("two"))) {
      assertThat(MasterKey.in(one).fingerprint()).isNotEqualTo(MasterKey.in(two).fingerprint());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "0g", "00 00"})
  void refuses_a_key_that_is_not_64_hexadecimal_digits(String key) {
    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(() -> MasterKey.of(key))
        .withMessageContaining("64 hexadecimal digits");
  }

  @Test
  void refuses_a_damaged_file_and_leaves_it() throws IOException {
    Files.writeString(file(), "00");
    try (DataDirectory directory = DataDirectory.open(temporary)) {
      assertThatExceptionOfType(StartupRefusedException.class)
          .isThrownBy(() -> MasterKey.in(directory))
          .withMessageContaining(file().toRealPath().toString());
      assertThat(file()).hasContent("00");
    }
  }

  @Test
  void derives_the_seed_of_a_session_and_shows_nothing_of_itself() {
    MasterKey key = MasterKey.of("0b".repeat(20) + "00".repeat(12));

    // RFC 4231, test case 1: HMAC pads the key of 20 bytes with the same zeros.
    assertThat(key.seedOf("Hi There"))
        .isEqualTo(Seed.ofHex("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
    assertThat(key).asString().doesNotContain("0b0b");
  }

  private Path file() {
    return temporary.resolve("master.key");
  }
}
