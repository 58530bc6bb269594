package dev.mimir.axon.eventstore;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.IdentifierFactory;

/// Identifiers of messages: a random prefix per process and a count. Unique, quick, and no secret.
public final class FastIdentifierFactory extends IdentifierFactory {

  private final String prefix = prefix();
  private final AtomicLong count = new AtomicLong();

  private static String prefix() {
    byte[] random = new byte[12];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random) + '-';
  }

  @Override
  public String generateIdentifier() {
    return prefix + Long.toString(count.incrementAndGet(), Character.MAX_RADIX);
  }
}
