package dev.mimir.web;

import dev.mimir.engine.Graphs;
import dev.mimir.engine.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The real server on a free port with a data directory of its own, started once for all tests.
final class Server {
  private static final ConfigurableApplicationContext CONTEXT = start();

  private Server() {}

  static String url() {
    return "http://127.0.0.1:" + CONTEXT.getEnvironment().getProperty("local.server.port");
  }

  static <T> T bean(Class<T> type) {
    return CONTEXT.getBean(type);
  }

  private static ConfigurableApplicationContext start() {
    SpringApplication application = new SpringApplication(MimirApplication.class, Engine.class);
    return application.run(
        "--server.port=0", "--mimir.data-dir=" + directory(), "--mimir.samples=false");
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("mimir-web");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Engine {
    @Bean
    @ConditionalOnMissingBean
    Graphs graphs() {
      return new FakeGraphs();
    }

    @Bean
    @ConditionalOnMissingBean
    Sessions sessions(Graphs graphs) {
      return new FakeSessions(graphs);
    }
  }
}
