package dev.mimir.axon.cluster;

import dev.mimir.axon.database.StartupRefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.regex.Pattern;

/// Where a server listens for others.
///
/// @param host a name or an address
record Place(String host, int port) {
  private static final int PORT = 7800;
  private static final Pattern PORTS = Pattern.compile("(:\\d{1,5})?");

  /// @param text `host`, `host:port`, or an IPv6 address in brackets with or without a port
  /// @throws StartupRefusedException when it is something else
  static Place of(String text) {
    String place = text.strip();
    int end = place.startsWith("[") ? place.indexOf(']') + 1 : place.indexOf(':');
    String host = end < 0 ? place : place.substring(0, end);
    String port = place.substring(host.length());
    if (host.isEmpty() || !PORTS.matcher(port).matches()) {
      throw new StartupRefusedException(
          "'" + place + "' is not the place of a server.",
          "Write mimir.cluster.members and mimir.cluster.bind as host:port, or host alone.");
    }
    return new Place(
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        port.isEmpty() ? PORT : Integer.parseInt(port.substring(1)));
  }

  /// The one of this machine.
  ///
  /// @throws StartupRefusedException when not just one is
  static Place here(List<Place> members) {
    List<Place> here = members.stream().filter(Place::isHere).toList();
    if (here.size() != 1) {
      throw new StartupRefusedException(
          here.isEmpty()
              ? "None of mimir.cluster.members is an address of this machine."
              : "Several of mimir.cluster.members are addresses of this machine.",
          "Set mimir.cluster.bind to the host:port at which this server is to listen for others.");
    }
    return here.getFirst();
  }

  private boolean isHere() {
    try {
      return NetworkInterface.getByInetAddress(InetAddress.getByName(host)) != null;
    } catch (IOException unknown) {
      return false;
    }
  }

  /// Its address.
  ///
  /// @throws StartupRefusedException when the others could not reach it
  InetAddress address() {
    try {
      InetAddress address = InetAddress.getByName(host);
      if (address.isAnyLocalAddress()) {
        throw new StartupRefusedException(
            "mimir.cluster.bind stands for all addresses of this machine.",
            "Name the one at which the others reach it, of a network that is theirs alone.");
      }
      return address;
    } catch (IOException unknown) {
      throw new StartupRefusedException(
          "There is no address for '" + host + "'.", "Check mimir.cluster.bind.");
    }
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
