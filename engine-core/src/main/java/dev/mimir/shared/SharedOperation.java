package dev.mimir.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mimir.value.PMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change of a variable that outlives sessions. What sessions add to a number adds up, in
/// whatever order they do so; what they set stands until the next one sets it.
///
/// @param variable its name
/// @param value the new value, or what is added to the number
/// @param initial the number that something is added to where there is none yet
/// @param min least number that an addition leads to; null for no bound
/// @param max greatest number that an addition leads to; null for no bound
/// @param personalOf the player whom the new value belongs to; null when to nobody
public record SharedOperation(
    String variable,
    Kind kind,
    Object value,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object initial,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object min,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object max,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String personalOf) {

  /// What is done.
  public enum Kind {
    SET,
    ADD
  }

  /// Sets a value.
  public static SharedOperation set(String variable, Object value, @Nullable String personalOf) {
    return new SharedOperation(variable, Kind.SET, value, null, null, null, personalOf);
  }

  /// The values after some operations, in their order.
  public static PMap<SharedValue> apply(
      List<SharedOperation> operations, PMap<SharedValue> before) {
    PMap<SharedValue> after = before;
    for (SharedOperation operation : operations) {
      after = after.with(operation.variable, operation.on(after.get(operation.variable)));
    }
    return after;
  }

  private SharedValue on(@Nullable SharedValue before) {
    Object base = before != null && before.value() instanceof Number known ? known : initial;
    return new SharedValue(kind == Kind.ADD ? sum(base, value) : value, personalOf);
  }

  private Object sum(@Nullable Object base, Object more) {
    if (base instanceof Long one && more instanceof Long other) {
      return within(added(one, other), number(min), number(max));
    }
    double from = base instanceof Number number ? number.doubleValue() : 0;
    return within(from + ((Number) more).doubleValue(), number(min), number(max));
  }

  /// The sum, or the last number in its direction.
  private static long added(long one, long other) {
    long sum = one + other;
    boolean overflows = ((one ^ sum) & (other ^ sum)) < 0;
    return overflows ? (one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }

  private static @Nullable Number number(@Nullable Object bound) {
    return bound instanceof Number number ? number : null;
  }

  private static Long within(long sum, @Nullable Number min, @Nullable Number max) {
    long least = min == null ? Long.MIN_VALUE : min.longValue();
    return Math.max(least, Math.min(sum, max == null ? Long.MAX_VALUE : max.longValue()));
  }

  private static Double within(double sum, @Nullable Number min, @Nullable Number max) {
    double least = min == null ? Double.NEGATIVE_INFINITY : min.doubleValue();
    return Math.max(
        least, Math.min(sum, max == null ? Double.POSITIVE_INFINITY : max.doubleValue()));
  }
}
