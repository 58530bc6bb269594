package dev.mimir.web.http;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/// The metrics of requests say for which tenant they were. Tenants beyond the first {@link
/// #TENANTS} are not measured apart from what the server does as a whole.
@Configuration(proxyBeanMethods = false)
class TenantMetrics {
  private static final int TENANTS = 1_000;
  private static final String TAG = "tenant";

  @Bean
  ServerRequestObservationConvention requestsWithTenant() {
    return new DefaultServerRequestObservationConvention() {
      @Override
      public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
        return super.getLowCardinalityKeyValues(context).and(tenant(context.getCarrier()));
      }
    };
  }

  @Bean
  MeterFilter boundedTenants() {
    return MeterFilter.maximumAllowableTags(
        "http.server.requests", TAG, TENANTS, MeterFilter.deny());
  }

  @Bean
  MeterFilter boundedTenantsOfEffects() {
    return MeterFilter.maximumAllowableTags("mimir.effects.late", TAG, TENANTS, MeterFilter.deny());
  }

  private static KeyValue tenant(@Nullable HttpServletRequest request) {
    String tenant = request == null ? null : Exchange.tenant(request.getHeader(Exchange.TENANT_ID));
    return KeyValue.of(TAG, tenant == null ? "invalid" : tenant);
  }
}
