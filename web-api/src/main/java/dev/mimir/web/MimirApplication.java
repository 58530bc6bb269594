package dev.mimir.web;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The server.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class MimirApplication {

  /// The libraries phone nobody and advertise nothing.
  private static final Map<String, String> QUIET =
      Map.of(
          "axoniq.update-checker.disabled", "true",
          "disable-axoniq-console-message", "true",
          "org.jooq.no-logo", "true",
          "org.jooq.no-tips", "true");

  static void main(String[] arguments) {
    QUIET.forEach(System::setProperty);
    SpringApplication.run(MimirApplication.class, arguments);
  }
}
