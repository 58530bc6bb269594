package dev.mimir.web.analytics;

import dev.mimir.web.analytics.Analysis.AsOf;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.WebJson;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractGenericHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/// Writes the items of a {@link Tabular} answer as CSV (RFC 4180, UTF-8), row by row; what they
/// reflect stands in headers.
final class CsvConverter extends AbstractGenericHttpMessageConverter<Object> {
  static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
  private static final CsvMapper MAPPER = new CsvMapper();

  CsvConverter() {
    super(CSV, new MediaType("text", "csv"));
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == Envelope.class;
  }

  @Override
  public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  public boolean canRead(Type type, @Nullable Class<?> context, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  public Object read(Type type, @Nullable Class<?> context, HttpInputMessage message) {
    throw new HttpMessageNotReadableException("writes only", message);
  }

  @Override
  protected Object readInternal(Class<?> type, HttpInputMessage message) {
    throw new HttpMessageNotReadableException("writes only", message);
  }

  @Override
  public boolean canWrite(@Nullable Type type, Class<?> clazz, @Nullable MediaType mediaType) {
    return canWrite(clazz, mediaType)
        && Tabular.class.isAssignableFrom(ResolvableType.forType(type).getGeneric(0).toClass());
  }

  @Override
  protected void writeInternal(Object answer, @Nullable Type type, HttpOutputMessage message)
      throws IOException {
    if (answer instanceof Envelope<?> envelope && envelope.data() instanceof Tabular<?> table) {
      Class<?> item =
          ResolvableType.forType(type).getGeneric(0).as(Tabular.class).getGeneric(0).toClass();
      message.getHeaders().setContentType(CSV);
      asOf(message.getHeaders(), table.asOf());
      if (table.next() != null) {
        message.getHeaders().set("X-Next", table.next());
      }
      write(item, table.items(), message);
    }
  }

  private static void asOf(HttpHeaders headers, AsOf asOf) {
    headers.set("X-As-Of-Position", "" + asOf.position());
    headers.set("X-As-Of-Lag-Ms", "" + asOf.lagMs());
    headers.set("X-As-Of-Parked", "" + asOf.parked());
  }

  private static void write(Class<?> item, List<?> items, HttpOutputMessage message)
      throws IOException {
    List<JsonNode> nodes = items.stream().<JsonNode>map(WebJson.ANSWERS::valueToTree).toList();
    CsvSchema.Builder columns = CsvSchema.builder().setLineSeparator("\r\n").setUseHeader(true);
    Flat.columns(item, nodes).forEach(columns::addColumn);
    try (SequenceWriter rows = MAPPER.writer(columns.build()).writeValues(message.getBody())) {
      if (nodes.isEmpty()) {
        rows.write(java.util.Map.of());
      }
      for (JsonNode node : nodes) {
        rows.write(Flat.row(node));
      }
    }
  }
}
