package dev.mimir.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the parts of this package into Spring MVC and Tomcat.
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebMvcConfigurer {

  /// Parameters that handler methods may have beside Spring's own.
  private static final Map<Class<?>, Function<HttpServletRequest, Object>> ARGUMENTS =
      Map.of(
          Exchange.class,
          Exchange::of,
          PageQuery.class,
          PageQuery::of,
          SliceQuery.class,
          SliceQuery::of,
          FreshnessQuery.class,
          FreshnessQuery::of,
          SessionsQuery.class,
          SessionsQuery::of,
          DaysQuery.class,
          DaysQuery::of,
          IdempotencyKey.class,
          IdempotencyKey::of);

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.addCustomConverter(new AnswerConverter()).addCustomConverter(new BodyConverter());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    ARGUMENTS.forEach((type, argument) -> resolvers.add(new Resolver(type, argument)));
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> failuresOfTomcat() {
    return tomcat ->
        tomcat.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(FailureValve.class.getName());
          }
        });
  }

  private record Resolver(Class<?> type, Function<HttpServletRequest, Object> argument)
      implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == type;
    }

    @Override
    public @Nullable Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
      return servlet == null ? null : argument.apply(servlet);
    }
  }
}
