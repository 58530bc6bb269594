package dev.mimir.axon.cluster;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FD_SOCK;
import org.jgroups.protocols.FRAG2;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.Protocol;

/// How servers find each other, and find out within two seconds that one is gone: at once when its
/// process died, as its sockets are closed, and by silence when it stands still or is cut off.
///
/// Whoever is suspected by mistake is left out for some seconds, which costs no more than that two
/// servers may meet at a session.
final class Stack {
  /// How far the port by which the death of a process is noticed is above the other.
  static final int WATCH = 100;

  private static final long HEARTBEAT_MS = 200;
  private static final long SILENCE_MS = 800;
  private static final long DOUBT_MS = 300;
  private static final long DISCOVERY_MS = 700;
  private static final long VIEW_MS = 500;
  private static final long LEAVING_MS = 1_000;
  private static final long MERGE_MIN_MS = 1_000;
  private static final long MERGE_MAX_MS = 3_000;
  private static final int CONNECT_MS = 300;
  private static final int FRAGMENT = 60_000;

  private Stack() {}

  /// From the wire upwards.
  static List<Protocol> of(PacketSeal seal, Place bind, List<Place> members) {
    InetAddress address = bind.address();
    FRAG2 fragments = new FRAG2();
    fragments.setFragSize(FRAGMENT);
    return List.of(
        transport(seal, address, bind.port()),
        new TCPPING().portRange(0).setValue("initial_hosts_str", hosts(members)),
        new MERGE3().setMinInterval(MERGE_MIN_MS).setMaxInterval(MERGE_MAX_MS),
        new FD_SOCK()
            .setValue("bind_addr", address)
            .setValue("start_port", bind.port() + WATCH)
            .setValue("sock_conn_timeout", CONNECT_MS),
        new FD_ALL3().setInterval(HEARTBEAT_MS).setTimeout(SILENCE_MS),
        new VERIFY_SUSPECT().setTimeout(DOUBT_MS),
        new NAKACK2().setUseMcastXmit(false),
        new UNICAST3(),
        new STABLE(),
        new GMS()
            .setJoinTimeout(DISCOVERY_MS)
            .setLeaveTimeout(LEAVING_MS)
            .setPrintLocalAddr(false)
            .setViewAckCollectionTimeout(VIEW_MS),
        fragments);
  }

  private static Protocol transport(PacketSeal seal, InetAddress address, int port) {
    SealedTransport transport = new SealedTransport(seal);
    transport.setSockConnTimeout(CONNECT_MS);
    return transport
        .setBindAddress(address)
        .setBindPort(port)
        .setPortRange(0)
        .setDiagnosticsEnabled(false)
        // whoever sends waits for no other thread
        .setValue("bundler_type", "no-bundler");
  }

  private static String hosts(List<Place> members) {
    return members.stream()
        .map(member -> member.host() + "[" + member.port() + "]")
        .collect(Collectors.joining(","));
  }
}
