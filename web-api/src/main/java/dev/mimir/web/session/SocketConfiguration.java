package dev.mimir.web.session;

import java.util.Set;
import org.apache.tomcat.websocket.server.Constants;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Lets Tomcat open WebSockets, with small buffers (longer messages come in parts), and keep little
/// for each connection.
@Configuration(proxyBeanMethods = false)
class SocketConfiguration {
  private static final String CHARACTERS = "1024";
  private static final String BYTES = "128";

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallBuffers() {
    return tomcat -> tomcat.setProtocol(SmallBuffers.class.getName());
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> webSockets() {
    return tomcat ->
        tomcat.addContextCustomizers(context -> {
          context.addServletContainerInitializer(new WsSci(), Set.of());
          context.addParameter(Constants.TEXT_BUFFER_SIZE_SERVLET_CONTEXT_INIT_PARAM, CHARACTERS);
          context.addParameter(Constants.BINARY_BUFFER_SIZE_SERVLET_CONTEXT_INIT_PARAM, BYTES);
        });
  }
}
