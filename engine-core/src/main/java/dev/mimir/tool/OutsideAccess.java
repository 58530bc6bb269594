package dev.mimir.tool;

import java.util.Set;

/// Which addresses tools may call beside public ones.
///
/// @param privateAddresses whether all addresses on loopback, link-local and private ranges
/// @param hosts names of hosts, in lower case, that may have such addresses
public record OutsideAccess(boolean privateAddresses, Set<String> hosts) {
  public OutsideAccess {
    hosts = Set.copyOf(hosts);
  }

  /// Whether a host may be on a private address.
  public boolean mayBePrivate(String host) {
    return privateAddresses || hosts.contains(host);
  }
}
