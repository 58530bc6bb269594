package dev.mimir.axon.node;

import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/// What a server signs with what it works at, so that others know whether it lives.
public final class NodeName {
  private static final String PROPERTY = "mimir.cluster.node";

  private NodeName() {}

  /// The name of this server: another one at each start, unless it was given.
  public static String of(Environment environment) {
    return environment.getRequiredProperty(PROPERTY);
  }

  /// Gives a name where none is set.
  static final class Initializer
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      ConfigurableEnvironment environment = context.getEnvironment();
      if (!environment.containsProperty(PROPERTY)) {
        Map<String, Object> name = Map.of(PROPERTY, UUID.randomUUID().toString());
        environment.getPropertySources().addLast(new MapPropertySource("mimir node", name));
      }
    }
  }
}
