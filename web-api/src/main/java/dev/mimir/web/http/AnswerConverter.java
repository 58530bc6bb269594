package dev.mimir.web.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/// Writes envelopes and failures, serialised once and with their length.
final class AnswerConverter extends AbstractHttpMessageConverter<Object> {

  AnswerConverter() {
    super(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == Envelope.class || type == Failure.class;
  }

  @Override
  public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  protected Object readInternal(Class<?> type, HttpInputMessage message) {
    throw new HttpMessageNotReadableException("writes only", message);
  }

  @Override
  protected void writeInternal(Object answer, HttpOutputMessage message) throws IOException {
    byte[] json = WebJson.ANSWERS.writeValueAsBytes(answer);
    message.getHeaders().setContentLength(json.length);
    message.getBody().write(json);
  }
}
