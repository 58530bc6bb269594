package dev.mimir.dice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeedTest {
  /// `printf session-1 | openssl dgst -sha256 -mac HMAC -macopt key:'master key'`
  private static final String DERIVED =
      "2d8d5e486910fe07a2642b8934515c76f439e6c5030d4b545fcc0096839ff128";

  /// `openssl dgst -sha256` of its bytes.
  private static final String COMMITMENT =
      "585db65755ea6381a98d4c053e6e9a7e8c8141db92cfdff930972175e4770192";

  private static final Seed SEED = Seed.derive("master key".getBytes(UTF_8), "session-1");

  @Test
  void is_derived_from_the_master_key_and_the_session() {
    assertThat(SEED.hex()).isEqualTo(DERIVED);
    assertThat(SEED.commitment()).isEqualTo(COMMITMENT);
    assertThat(Seed.derive("master key".getBytes(UTF_8), "session-2")).isNotEqualTo(SEED);
  }

  @Test
  void comes_back_from_hex_and_bytes() {
    assertThat(Seed.ofHex(DERIVED)).isEqualTo(SEED).hasSameHashCodeAs(SEED);
    assertThat(Seed.of(SEED.bytes())).isEqualTo(SEED);
  }

  @Test
  void never_shows_itself_in_passing() {
    assertThat(SEED.toString()).contains(COMMITMENT).doesNotContain(DERIVED.substring(0, 8));
  }

  @Test
  void cannot_be_changed_from_outside() {
    SEED.bytes()[0] = 0;
    assertThat(SEED.hex()).isEqualTo(DERIVED);
  }

  @Test
  void refuses_another_length() {
    assertThatThrownBy(() -> Seed.of(new byte[31])).hasMessageContaining("32 bytes");
    assertThatThrownBy(() -> Seed.ofHex("abc")).hasMessageContaining("64 hexadecimal digits");
    assertThatThrownBy(() -> Seed.ofHex("x".repeat(64))).hasMessageContaining("hexadecimal");
  }
}
