package dev.mimir.web.tracing;

import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Sends spans to a collector, by OTLP over HTTP, when one is configured; the classes of
/// OpenTelemetry are not even loaded otherwise. The properties are named as those of Spring Boot.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(TracingConfiguration.ENDPOINT)
class TracingConfiguration {
  static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";
  private static final String NAME = "dev.mimir";

  @Bean
  SdkTracerProvider tracerProvider(
      @Value("${" + ENDPOINT + "}") String endpoint,
      @Value("${management.tracing.sampling.probability:1.0}") double probability,
      @Value("${spring.application.name}") String service) {
    Resource resource =
        Resource.builder().put(AttributeKey.stringKey("service.name"), service).build();
    return SdkTracerProvider.builder()
        .setResource(Resource.getDefault().merge(resource))
        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(probability)))
        .addSpanProcessor(
            BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder().setEndpoint(endpoint).build())
                .build())
        .build();
  }

  @Bean
  Tracer otelTracer(SdkTracerProvider provider) {
    return provider.get(NAME);
  }

  @Bean
  OtelTracer tracer(Tracer tracer) {
    return new OtelTracer(tracer, new OtelCurrentTraceContext(), _ -> {});
  }

  @Bean
  OtelPropagator propagator(Tracer tracer) {
    return new OtelPropagator(
        ContextPropagators.create(W3CTraceContextPropagator.getInstance()), tracer);
  }

  /// Makes spans of requests.
  @Bean
  ObservationHandler<?> requestSpans(OtelTracer tracer, OtelPropagator propagator) {
    return new FirstMatchingCompositeObservationHandler(
        new PropagatingReceiverTracingObservationHandler<>(tracer, propagator),
        new DefaultTracingObservationHandler(tracer));
  }
}
