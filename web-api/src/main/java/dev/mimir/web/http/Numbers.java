package dev.mimir.web.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whole numbers in query parameters.
public final class Numbers {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

  private Numbers() {}

  /// A parameter's number, or what stands for it when it is left out.
  ///
  /// @throws ApiException when it is no number between the bounds, both inclusive
  public static long between(
      long min, long max, String name, @Nullable String given, long otherwise) {
    if (given == null) {
      return otherwise;
    }
    long number = WHOLE.matcher(given).matches() ? Long.parseLong(given) : Long.MIN_VALUE;
    if (number < min || number > max) {
      throw ApiException.invalid(
          name,
          max == Long.MAX_VALUE
              ? "Has to be a whole number from " + min + " on."
              : "Has to be a whole number from " + min + " to " + max + ".");
    }
    return number;
  }
}
