package dev.mimir.axon.eventstore;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Defaults without which the framework would look for a server of its own and call its makers.
final class QuietFramework implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "quietFramework",
                Map.of("axon.axonserver.enabled", "false", "axon.update-check.disabled", "true")));
  }
}
