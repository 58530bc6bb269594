package dev.mimir.axon.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mimir.axon.database.MasterKey;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PacketSealTest {
  private static final byte[] DATA = "play".getBytes(UTF_8);

  private final PacketSeal one = seal("ab");
  private final PacketSeal other = seal("ab");

  private static PacketSeal seal(String twoDigits) {
    return new PacketSeal(MasterKey.of(twoDigits.repeat(32)));
  }

  private byte[] sealed() {
    return one.close(DATA, 0, DATA.length);
  }

  @Test
  void is_opened_by_all_of_the_installation() throws Exception {
    assertThat(other.open(sealed())).isEqualTo(DATA);
    assertThat(other.open(sealed())).isEqualTo(DATA);
    assertThat(one.open(sealed())).isEqualTo(DATA);
    assertThat(one.open(one.close(DATA, 1, 2))).isEqualTo("la".getBytes(UTF_8));
  }

  @Test
  void is_another_each_time() {
    assertThat(sealed()).isNotEqualTo(sealed()).hasSize(DATA.length + PacketSeal.MORE);
  }

  @Test
  void is_not_opened_with_another_master_key() {
    PacketSeal stranger = seal("cd");
    assertThatThrownBy(() -> stranger.open(sealed())).isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void is_not_opened_when_any_byte_was_changed_or_is_missing() {
    byte[] packet = sealed();
    for (int i = 0; i < packet.length; i++) {
      byte[] changed = packet.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> other.open(changed)).isInstanceOf(GeneralSecurityException.class);
      byte[] part = Arrays.copyOf(packet, i);
      assertThatThrownBy(() -> other.open(part)).isInstanceOf(GeneralSecurityException.class);
    }
  }
}
