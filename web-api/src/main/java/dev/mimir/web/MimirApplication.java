package dev.mimir.web;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The server.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class MimirApplication {

  static void main(String[] arguments) {
    SpringApplication.run(MimirApplication.class, arguments);
  }
}
