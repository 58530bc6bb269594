package dev.mimir.web.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;

/// Reads bodies up to a bound and no byte beyond it.
final class BodyConverter extends AbstractHttpMessageConverter<Object> {
  private static final int UPLOAD = 8 << 20;
  private static final int BODY = 1 << 20;

  BodyConverter() {
    super(MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM);
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == Upload.class || JsonBody.class.isAssignableFrom(type);
  }

  @Override
  public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
    MediaType given = message.getHeaders().getContentType();
    if (given != null
        && given.getCharset() != null
        && !StandardCharsets.UTF_8.equals(given.getCharset())) {
      throw new ApiException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body has to be in UTF-8.");
    }
    return type == Upload.class
        ? new Upload(bytes(message, UPLOAD))
        : RequestReader.read(bytes(message, BODY), type);
  }

  private static byte[] bytes(HttpInputMessage message, int bound) throws IOException {
    if (message.getHeaders().getContentLength() > bound) {
      throw tooLarge(bound);
    }
    byte[] bytes = message.getBody().readNBytes(bound + 1);
    if (bytes.length > bound) {
      throw tooLarge(bound);
    }
    return bytes;
  }

  private static ApiException tooLarge(int bound) {
    return new ApiException(
        ErrorCode.PAYLOAD_TOO_LARGE, "A body here has at most " + (bound >> 20) + " MiB.");
  }

  @Override
  protected void writeInternal(Object value, HttpOutputMessage message) {
    throw new HttpMessageNotWritableException("reads only");
  }
}
