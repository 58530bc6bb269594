package dev.mimir.web.analytics;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.mimir.projection.transcript.Finding.Place;
import dev.mimir.web.http.ApiException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a list goes on, as something that clients only hand back.
final class Cursor {
  private static final String APART = " ";

  private Cursor() {}

  static String after(Place place) {
    String text = place.at() + APART + place.session() + APART + place.sequence();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(US_ASCII));
  }

  /// @throws ApiException when no answer gave such a cursor
  static @Nullable Place read(@Nullable String given) {
    if (given == null) {
      return null;
    }
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(given), US_ASCII).split(APART, -1);
      return new Place(
          Instant.parse(parts[0]), UUID.fromString(parts[1]), Long.parseLong(parts[2]));
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException _) {
      throw ApiException.invalid("cursor", "Has to be 'next' of the answer before.");
    }
  }
}
