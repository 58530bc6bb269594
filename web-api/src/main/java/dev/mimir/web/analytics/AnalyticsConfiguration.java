package dev.mimir.web.analytics;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets analyses be had as CSV, by `Accept: text/csv` or, under `/analytics` and of `/transcripts`,
/// by `?format=csv`.
@Configuration(proxyBeanMethods = false)
class AnalyticsConfiguration implements WebMvcConfigurer {
  private static final Pattern PATH = Pattern.compile("/analytics/|/transcripts$");

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.addCustomConverter(new CsvConverter());
  }

  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
    negotiation.strategies(
        List.of(AnalyticsConfiguration::byFormat, new HeaderContentNegotiationStrategy()));
  }

  private static List<MediaType> byFormat(NativeWebRequest request)
      throws HttpMediaTypeNotAcceptableException {
    String path = request.getDescription(false);
    String format = PATH.matcher(path).find() ? request.getParameter("format") : null;
    return switch (format) {
      case null -> ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST;
      case "csv" -> List.of(CsvConverter.CSV);
      case "json" -> List.of(MediaType.APPLICATION_JSON);
      default ->
          throw new HttpMediaTypeNotAcceptableException(
              List.of(CsvConverter.CSV, MediaType.APPLICATION_JSON));
    };
  }
}
