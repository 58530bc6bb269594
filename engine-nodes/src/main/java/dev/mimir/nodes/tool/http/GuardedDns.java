package dev.mimir.nodes.tool.http;

import dev.mimir.nodes.tool.http.Addresses.Resolver;
import dev.mimir.tool.OutsideAccess;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;

/// Resolves names for connections, which go to the very addresses given here: a name that resolves
/// otherwise the next time is checked again. Where one address of a name is refused all are, for a
/// public name has no private address.
final class GuardedDns implements DnsResolver {
  private final Resolver resolver;
  private final OutsideAccess access;

  GuardedDns(Resolver resolver, OutsideAccess access) {
    this.resolver = resolver;
    this.access = access;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = resolver.resolve(host);
    if (!access.mayBePrivate(bare(host))) {
      for (InetAddress address : addresses) {
        if (!Addresses.isPublic(address)) {
          throw new AddressRefusedException(host);
        }
      }
    }
    return addresses;
  }

  private static String bare(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
