package dev.mimir.axon.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.mimir.axon.database.MasterKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
  private static final String SECRET = "sk-Grüße-🔑";

  private final Vault vault = vault("01");

  @ParameterizedTest
  @ValueSource(strings = {"", "x", SECRET})
  void opens_what_it_sealed(String plain) {
    assertThat(vault.open("acme", "llm", vault.seal("acme", "llm", plain))).isEqualTo(plain);
  }

  @Test
  void opens_what_another_process_sealed_under_the_same_key() {
    assertThat(vault("01").open("acme", "llm", sealed())).isEqualTo(SECRET);
  }

  @Test
  void seals_differently_each_time_and_shows_nothing() {
    assertThat(sealed()).isNotEqualTo(sealed()).matches("v1:[A-Za-z0-9+/=]+");
    assertThat(vault).asString().doesNotContain("01");
  }

  @Test
  void refuses_another_tenant_or_purpose() {
    assertRefused(vault, "other", "llm", sealed());
    assertRefused(vault, "acme", "tool", sealed());
  }

  @Test
  void refuses_another_master_key() {
    assertRefused(vault("02"), "acme", "llm", sealed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1:", "v1:AAAA", "v1:***", "plain"})
  void refuses_what_it_did_not_seal(String sealed) {
    assertRefused(vault, "acme", "llm", sealed);
  }

  @Test
  void refuses_what_was_changed() {
    StringBuilder sealed = new StringBuilder(sealed());
    sealed.setCharAt(9, sealed.charAt(9) == 'A' ? 'B' : 'A');
    assertRefused(vault, "acme", "llm", sealed.toString());
  }

  private String sealed() {
    return vault.seal("acme", "llm", SECRET);
  }

  private static void assertRefused(Vault vault, String tenant, String purpose, String sealed) {
    assertThatIllegalStateException()
        .isThrownBy(() -> vault.open(tenant, purpose, sealed))
        .withMessageContaining("set it again")
        .withMessageNotContaining(SECRET)
        .withNoCause();
  }

  private static Vault vault(String octet) {
    return new Vault(MasterKey.of(octet.repeat(32)));
  }
}
