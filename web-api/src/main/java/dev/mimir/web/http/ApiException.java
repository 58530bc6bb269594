package dev.mimir.web.http;

import java.util.List;
import java.util.OptionalLong;

/// A request that is refused. Carries no stack trace: it is an answer, not a defect.
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Seconds after which what is not possible just now may be.
  private static final long SOON = 1;

  private static final long NEVER = 0;

  private final ErrorCode code;
  private final transient List<Fault> faults;
  private final transient List<Fault> warnings;
  private final long retryAfter;

  public ApiException(ErrorCode code, String message, List<Fault> faults, List<Fault> warnings) {
    this(code, message, faults, warnings, code == ErrorCode.UNAVAILABLE ? SOON : NEVER);
  }

  private ApiException(
      ErrorCode code, String message, List<Fault> faults, List<Fault> warnings, long retryAfter) {
    super(message, null, false, false);
    this.code = code;
    this.faults = List.copyOf(faults);
    this.warnings = List.copyOf(warnings);
    this.retryAfter = retryAfter;
  }

  public ApiException(ErrorCode code, String message, List<Fault> faults) {
    this(code, message, faults, List.of());
  }

  public ApiException(ErrorCode code, String message) {
    this(code, message, List.of());
  }

  /// Refuses what came too often.
  ///
  /// @param retryAfter seconds, at least one
  public static ApiException tooOften(String message, long retryAfter) {
    return new ApiException(ErrorCode.RATE_LIMITED, message, List.of(), List.of(), retryAfter);
  }

  /// Refuses because of one member, parameter or header.
  public static ApiException at(ErrorCode code, String path, String message) {
    return new ApiException(code, message, List.of(Fault.of(code, path, message)));
  }

  /// A parameter, header or member that is not valid.
  public static ApiException invalid(String path, String message) {
    return at(ErrorCode.VALIDATION_ERROR, path, message);
  }

  public ErrorCode code() {
    return code;
  }

  public String message() {
    return String.valueOf(getMessage());
  }

  /// Seconds after which the same may be asked again; empty when that would not help.
  public OptionalLong retryAfter() {
    return retryAfter == NEVER ? OptionalLong.empty() : OptionalLong.of(retryAfter);
  }

  public List<Fault> faults() {
    return faults;
  }

  public List<Fault> warnings() {
    return warnings;
  }
}
