package dev.mimir.web.http;

import java.util.List;

/// A request that is refused. Carries no stack trace: it is an answer, not a defect.
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<Fault> faults;
  private final transient List<Fault> warnings;

  public ApiException(ErrorCode code, String message, List<Fault> faults, List<Fault> warnings) {
    super(message, null, false, false);
    this.code = code;
    this.faults = List.copyOf(faults);
    this.warnings = List.copyOf(warnings);
  }

  public ApiException(ErrorCode code, String message, List<Fault> faults) {
    this(code, message, faults, List.of());
  }

  public ApiException(ErrorCode code, String message) {
    this(code, message, List.of());
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

  public List<Fault> faults() {
    return faults;
  }

  public List<Fault> warnings() {
    return warnings;
  }
}
