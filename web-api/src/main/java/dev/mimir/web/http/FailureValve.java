package dev.mimir.web.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Answers what the servlet container refuses before the application sees it.
public final class FailureValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    if (response.getStatus() < 400 || response.getContentWritten() > 0) {
      return;
    }
    if (!response.setErrorReported()) {
      return;
    }
    Exchange exchange = Exchange.of(request);
    ErrorCode code = code(response.getStatus());
    try {
      exchange.refuse(new ApiException(code, message(code)), response);
      response.finishResponse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ErrorCode code(int status) {
    for (ErrorCode code : ErrorCode.values()) {
      if (code.status().value() == status && code != ErrorCode.MALFORMED_JSON) {
        return code;
      }
    }
    return HttpStatus.valueOf(status).is4xxClientError()
        ? ErrorCode.VALIDATION_ERROR
        : ErrorCode.INTERNAL_ERROR;
  }

  private static String message(ErrorCode code) {
    return code == ErrorCode.VALIDATION_ERROR
        ? "The request line, its path or a header is not valid."
        : code.title() + ".";
  }
}
