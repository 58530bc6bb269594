package dev.mimir.axon.cluster;

import java.io.DataInput;
import java.lang.System.Logger.Level;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jgroups.Address;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.TCP;

/// TCP whose packets are sealed: nothing of one is looked at before it is known to come from a
/// server of this installation. Who sends anything else is cut off.
final class SealedTransport extends TCP {
  private static final System.Logger LOG = System.getLogger(SealedTransport.class.getName());

  /// Bytes of a packet at most, sealed.
  private static final int MOST = 128 * 1024;

  private final PacketSeal seal;
  private final AtomicBoolean told = new AtomicBoolean();

  SealedTransport(PacketSeal seal) {
    this.seal = seal;
    setId(ClassConfigurator.getProtocolId(TCP.class));
    setMaxLength(MOST + Integer.BYTES);
  }

  @Override
  public void send(Address to, byte[] data, int offset, int length) throws Exception {
    byte[] sealed = seal.close(data, offset, length);
    byte[] packet =
        ByteBuffer.allocate(Integer.BYTES + sealed.length)
            .putInt(sealed.length)
            .put(sealed)
            .array();
    super.send(to, packet, 0, packet.length);
  }

  @Override
  public void receive(Address from, DataInput in) throws Exception {
    int length = in.readInt();
    if (length < 0 || length > MOST) {
      throw refused(from);
    }
    byte[] packet = new byte[length];
    in.readFully(packet);
    byte[] data;
    try {
      data = seal.open(packet);
    } catch (GeneralSecurityException foreign) {
      throw refused(from);
    }
    super.receive(from, data, 0, data.length);
  }

  private SocketException refused(Address from) {
    LOG.log(
        told.getAndSet(true) ? Level.DEBUG : Level.WARNING,
        "{0} has another master key than this server, or is no server; what it sends is refused",
        from);
    return new SocketException("not of this installation");
  }

  /// Only what this server sends to itself would come here, and that takes a shorter way.
  @Override
  public void receive(Address from, byte[] data, int offset, int length) {}
}
