package dev.mimir.web.http;

import dev.mimir.engine.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/// One request under way: who asks and since when.
///
/// @param requestId taken over from `X-Request-Id` or made here
/// @param tenant from `X-Tenant-Id`; null when that is not valid
/// @param path of the request
/// @param started in nanoseconds of the monotonic clock
public record Exchange(String requestId, @Nullable String tenant, String path, long started) {
  public static final String REQUEST_ID = "X-Request-Id";
  public static final String TENANT_ID = "X-Tenant-Id";
  static final String DEFAULT_TENANT = "default";

  private static final String ATTRIBUTE = Exchange.class.getName();
  private static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");
  private static final Pattern TENANT = Pattern.compile("[a-z0-9-]{1,40}");

  /// The exchange that a request belongs to, begun if need be.
  public static Exchange of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Exchange known) {
      return known;
    }
    Exchange begun =
        new Exchange(
            requestId(request.getHeader(REQUEST_ID)),
            tenant(request.getHeader(TENANT_ID)),
            request.getRequestURI(),
            System.nanoTime());
    request.setAttribute(ATTRIBUTE, begun);
    return begun;
  }

  public Caller caller() {
    return new Caller(tenantId(), "anonymous", requestId);
  }

  /// The tenant.
  ///
  /// @throws ApiException when the header names none that could be
  public String tenantId() {
    if (tenant == null) {
      throw ApiException.invalid(TENANT_ID, "A tenant is 1 to 40 characters of a-z, 0-9 and -.");
    }
    return tenant;
  }

  /// A successful answer.
  public <T> Envelope<T> answer(String message, T data) {
    return new Envelope<>(true, message, data, Instant.now(), requestId, tenantId(), seconds());
  }

  /// A failed one.
  public Failure failure(ApiException refusal) {
    ErrorCode code = refusal.code();
    String message = refusal.message();
    return new Failure(
        code.type(),
        code.title(),
        code.status().value(),
        message,
        path,
        false,
        message,
        code.status().getReasonPhrase(),
        code,
        Instant.now(),
        requestId,
        tenant,
        seconds(),
        some(refusal.faults()),
        some(refusal.warnings()));
  }

  /// Answers a request with a failure, where no converter does.
  public void refuse(ApiException refusal, HttpServletResponse response) throws IOException {
    byte[] body = WebJson.ANSWERS.writeValueAsBytes(failure(refusal));
    response.setStatus(refusal.code().status().value());
    response.setHeader(REQUEST_ID, requestId);
    refusal
        .retryAfter()
        .ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static @Nullable List<Fault> some(List<Fault> faults) {
    return faults.isEmpty() ? null : faults;
  }

  private double seconds() {
    return Math.floorDiv(System.nanoTime() - started, 1_000) / 1e6;
  }

  private static String requestId(@Nullable String given) {
    return given != null && REQUEST.matcher(given).matches() ? given : newRequestId();
  }

  private static String newRequestId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "req_" + hex(random.nextLong()) + hex(random.nextLong());
  }

  private static String hex(long bits) {
    String digits = Long.toHexString(bits);
    return "0".repeat(16 - digits.length()) + digits;
  }

  static @Nullable String tenant(@Nullable String given) {
    if (given == null) {
      return DEFAULT_TENANT;
    }
    return TENANT.matcher(given).matches() ? given : null;
  }
}
