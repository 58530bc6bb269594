package dev.mimir.web.overload;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts admission together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OverloadProperties.class)
class OverloadConfiguration {

  @Bean
  Admission admission(OverloadProperties properties) {
    return new Admission(properties);
  }

  @Bean
  MeterBinder admissionMetrics(Admission admission) {
    return registry -> {
      Gauge.builder("mimir.admission.free", admission, Admission::free)
          .description("Turns that could be worked at beside those that are")
          .register(registry);
      Gauge.builder("mimir.admission.waiting", admission, Admission::waiting)
          .description("Turns that wait in line")
          .register(registry);
      FunctionCounter.builder("mimir.admission.refused", admission, Admission::refused)
          .description("Turns that were sent away because there was too much to do")
          .register(registry);
    };
  }
}
