package dev.mimir.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The header by which a client says that a repeated request is meant to be done once.
///
/// @param value the header; null when the request has none
public record IdempotencyKey(@Nullable String value) {
  public static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

  static IdempotencyKey of(HttpServletRequest request) {
    return checked(HEADER, request.getHeader(HEADER));
  }

  /// @param path where it was given
  /// @throws ApiException when it is none
  public static IdempotencyKey checked(String path, @Nullable String given) {
    if (given != null && !KEY.matcher(given).matches()) {
      throw ApiException.invalid(path, "A key is 1 to 200 visible ASCII characters.");
    }
    return new IdempotencyKey(given);
  }

  /// SHA-256 of a body as it came, hex.
  public static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// SHA-256 of a body as it was read, so that neither the order of members nor white space
  /// matters; hex.
  public static String digest(JsonBody body) {
    return digest(WebJson.ANSWERS.writeValueAsBytes(body));
  }
}
