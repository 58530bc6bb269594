package dev.mimir.axon.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir private Path temporary;

  @Test
  void is_created_for_its_owner_alone() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temporary.resolve("a/b"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.path())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void refuses_a_second_opening_in_the_same_process_and_keeps_the_first() {
    try (DataDirectory first = DataDirectory.open(temporary)) {
      assertThatExceptionOfType(StartupRefusedException.class)
          .isThrownBy(
              () -> DataDirectory.open(temporary.resolve("../" + first.path().getFileName())))
          .withMessageContaining(first.path().toString());
      assertThatExceptionOfType(StartupRefusedException.class)
          .isThrownBy(() -> DataDirectory.open(temporary));
    }
  }

  @Test
  void refuses_what_is_no_directory() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));

    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(() -> DataDirectory.open(file))
        .withMessageContaining(file.toString());
  }

  @Test
  void can_be_opened_again_once_closed() {
    DataDirectory.open(temporary).close();

    try (DataDirectory again = DataDirectory.open(temporary)) {
      assertThat(again.path()).exists();
    }
  }
}
