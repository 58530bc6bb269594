package dev.mimir.axon.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ExternalDatabaseTest {

  @Test
  void refuses_what_is_older_than_postgresql_15() {
    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(() -> ExternalDatabase.requireVersion(14))
        .withMessageContaining("PostgreSQL 14");
    assertThatCode(() -> ExternalDatabase.requireVersion(15)).doesNotThrowAnyException();
  }

  @Test
  void refuses_a_url_of_another_kind_without_showing_it() {
    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(
            () -> ExternalDatabase.at(new DatabaseLogin("postgres://me:secret@host/n", null, null)))
        .satisfies(refusal -> assertThat(refusal).hasMessageNotContaining("secret"));
  }

  @Test
  void shows_no_password_of_the_url() {
    DatabaseLogin login =
        new DatabaseLogin("jdbc:postgresql://host/name?password=secret", "me", "secret");

    assertThat(login).asString().contains("host/name").doesNotContain("secret");
  }
}
