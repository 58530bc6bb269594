package dev.mimir.nodes.tool.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Tells public addresses from all others, by the special-purpose registries of IANA (RFC 6890). An
/// IPv6 address that carries an IPv4 one (mapped, compatible, NAT64, 6to4) is judged by that.
final class Addresses {
  private Addresses() {}

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4 ? isPublic(bytes) : isPublicSix(bytes);
  }

  private static boolean isPublicSix(byte[] six) {
    byte[] inside = inside(six);
    return inside == null ? in(six, 3, 0x20) && !isReservedSix(six) : isPublic(inside);
  }

  /// Within 2000::/3: Teredo and the other protocol assignments, documentation.
  private static boolean isReservedSix(byte[] six) {
    boolean assignments = in(six, 23, 0x20, 0x01, 0x00);
    boolean documentation = in(six, 32, 0x20, 0x01, 0x0d, 0xb8) || in(six, 20, 0x3f, 0xff, 0x00);
    return assignments || documentation;
  }

  private static byte @Nullable [] inside(byte[] six) {
    boolean mapped = in(six, 96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
    boolean compatible = in(six, 96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    boolean translated = in(six, 96, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
    if (mapped || compatible || translated) {
      return Arrays.copyOfRange(six, 12, 16);
    }
    return in(six, 16, 0x20, 0x02) ? Arrays.copyOfRange(six, 2, 6) : null;
  }

  private static boolean isPublic(byte[] four) {
    return !(in(four, 8, 0)
        || in(four, 8, 10)
        || in(four, 10, 100, 64)
        || in(four, 8, 127)
        || in(four, 16, 169, 254)
        || in(four, 12, 172, 16)
        || in(four, 24, 192, 0, 0)
        || in(four, 24, 192, 0, 2)
        || in(four, 24, 192, 88, 99)
        || in(four, 16, 192, 168)
        || in(four, 15, 198, 18)
        || in(four, 24, 198, 51, 100)
        || in(four, 24, 203, 0, 113)
        || in(four, 3, 224));
  }

  /// Whether an address begins with the first `bits` of a prefix; absent bytes are 0.
  private static boolean in(byte[] address, int bits, int... prefix) {
    for (int bit = 0; bit < bits; bit++) {
      int wanted = bit / 8 < prefix.length ? prefix[bit / 8] : 0;
      int mask = 0x80 >> (bit % 8);
      if ((address[bit / 8] & mask) != (wanted & mask)) {
        return false;
      }
    }
    return true;
  }

  /// The addresses of a name.
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }
}
