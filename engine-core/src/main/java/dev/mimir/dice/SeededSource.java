package dev.mimir.dice;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;

/// The dice of one visit of a node, see [SeededDraws].
final class SeededSource implements DieSource {
  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final Mac mac;
  private final byte[] prefix;
  private int index;

  SeededSource(Mac mac, String prefix, int first) {
    this.mac = mac;
    this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
    this.index = first;
  }

  @Override
  public int face(int sides) {
    if (sides < 1) {
      throw new IllegalArgumentException("a die has at least 1 side, not " + sides);
    }
    int die = index++;
    int attempt = 0;
    long number = number(die, attempt);
    while (isBiased(number, sides)) {
      number = number(die, ++attempt);
    }
    return (int) Long.remainderUnsigned(number, sides) + 1;
  }

  /// Whether the number lies in the last, incomplete run of faces.
  static boolean isBiased(long number, int sides) {
    long rest = Long.remainderUnsigned(-(long) sides, sides); // 2^64 mod sides
    return rest != 0 && Long.compareUnsigned(number, -rest) >= 0;
  }

  private long number(int die, int attempt) {
    mac.update(prefix);
    mac.update((die + "|" + attempt).getBytes(StandardCharsets.UTF_8));
    return (long) BIG_ENDIAN.get(mac.doFinal(), 0);
  }
}
