package dev.mimir.axon.eventstore;

import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// The framework's update checker calls out at start. This process phones nobody.
@Configuration(proxyBeanMethods = false)
class UpdateCheckerConfiguration {

  @Bean
  @Primary
  UsagePropertyProvider usagePropertyProvider() {
    return new Off();
  }

  private static final class Off implements UsagePropertyProvider {

    @Override
    public Boolean getDisabled() {
      return true;
    }

    @Override
    public @Nullable String getUrl() {
      return null;
    }

    @Override
    public int priority() {
      return Integer.MAX_VALUE;
    }
  }
}
