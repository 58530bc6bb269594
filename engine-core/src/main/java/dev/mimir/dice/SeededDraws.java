package dev.mimir.dice;

import java.util.regex.Pattern;
import javax.crypto.Mac;

/// Draws that anyone can compute again once the seed is known. For die `i` with `s` sides: `u` is
/// the first 8 bytes, big-endian and unsigned, of HMAC-SHA256(seed,
/// `mimir/1|clientSeed|epoch|frame|node|visit|i|attempt`), `attempt` from 0. When `u >= 2^64 -
/// (2^64 mod s)` the next attempt counts, so that no face is favoured; the face is `u mod s + 1`.
/// Safe for several threads; a source belongs to one.
public final class SeededDraws implements Draws {
  private static final Pattern CLIENT_SEED = Pattern.compile("[A-Za-z0-9_-]{0,64}");

  private final Mac keyed;

  public SeededDraws(Seed seed) {
    this.keyed = seed.hmac();
  }

  /// A source whose dice depend on the seed and these alone.
  ///
  /// @throws IllegalArgumentException when the client seed is not `[A-Za-z0-9_-]{0,64}` or a part
  ///   has a `|`
  @Override
  public DieSource at(
      String clientSeed, int epoch, String frame, String node, long visit, int first) {
    if (!CLIENT_SEED.matcher(clientSeed).matches()) {
      throw new IllegalArgumentException("a client seed has up to 64 of A-Z a-z 0-9 _ -");
    }
    if (frame.indexOf('|') >= 0 || node.indexOf('|') >= 0) {
      throw new IllegalArgumentException("neither frame nor node may have a |");
    }
    String place = clientSeed + '|' + epoch + '|' + frame + '|' + node + '|' + visit;
    return new SeededSource(copy(keyed), "mimir/1|" + place + '|', first);
  }

  private static Mac copy(Mac mac) {
    try {
      return (Mac) mac.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's HmacSHA256 can be cloned", e);
    }
  }
}
