package dev.mimir.axon.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mimir.axon.database.MasterKey;
import java.io.DataOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jgroups.JChannel;
import org.jgroups.Version;
import org.jgroups.stack.IpAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Servers that find each other, without what they do then.
class StackTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final List<Place> places = Ports.free(3);
  private final List<JChannel> channels = new ArrayList<>();

  @AfterEach
  void end() {
    channels.reversed().forEach(JChannel::close);
  }

  private JChannel join(int place, String masterKey) throws Exception {
    PacketSeal seal = new PacketSeal(MasterKey.of(masterKey.repeat(32)));
    JChannel channel =
        new PlainChannel(Stack.of(seal, places.get(place), places), UUID.randomUUID().toString());
    channels.add(channel);
    return channel.connect("test");
  }

  private static void awaitTogether(JChannel one, JChannel other) {
    await().atMost(LONG).until(() -> one.getView().size() == 2 && other.getView().size() == 2);
  }

  @Test
  void finds_the_others_while_some_are_away() throws Exception {
    awaitTogether(join(0, "ab"), join(1, "ab"));
  }

  @Test
  void notices_who_leaves() throws Exception {
    JChannel one = join(0, "ab");
    JChannel other = join(1, "ab");
    awaitTogether(one, other);
    other.disconnect();
    await().atMost(LONG).until(() -> one.getView().size() == 1);
  }

  @Test
  void lets_nobody_in_who_has_another_master_key() throws Exception {
    JChannel one = join(0, "ab");
    JChannel stranger = join(1, "cd");
    awaitTogether(one, join(2, "ab"));
    assertThat(stranger.getView().size()).isEqualTo(1);
  }

  @Test
  void cuts_off_who_sends_anything_else() throws Exception {
    JChannel one = join(0, "ab");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), places.getFirst().port())) {
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      introduce(out);
      byte[] packet = new byte[100];
      out.writeInt(Integer.BYTES + packet.length);
      out.writeInt(packet.length);
      out.write(packet);
      out.flush();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    awaitTogether(one, join(1, "ab"));
  }

  /// What comes first on a connection of the library's.
  private static void introduce(DataOutputStream out) throws Exception {
    IpAddress address = new IpAddress(InetAddress.getLoopbackAddress(), 1);
    out.write(new byte[] {'b', 'e', 'l', 'a'});
    out.writeShort(Version.version);
    out.writeShort(address.serializedSize());
    address.writeTo(out);
  }
}
