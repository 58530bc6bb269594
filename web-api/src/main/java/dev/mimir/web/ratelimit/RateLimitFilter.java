package dev.mimir.web.ratelimit;

import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Exchange;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Has requests counted that are not mere questions, after admission: one that finds no place does
/// not count.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class RateLimitFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> QUESTIONS = Set.of("GET", "HEAD", "OPTIONS");
  private static final Pattern SESSION =
      Pattern.compile("/api/v2/sessions/([0-9a-fA-F-]{36})(?:/.*)?");

  private final transient RateLimits limits;

  RateLimitFilter(RateLimits limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Exchange exchange = Exchange.of(request);
    if (QUESTIONS.contains(request.getMethod()) || exchange.tenant() == null) {
      chain.doFilter(request, response);
      return;
    }
    Optional<ApiException> refused = limits.count(exchange.tenantId(), session(request));
    if (refused.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    exchange.refuse(refused.get(), response);
  }

  /// The path as it is understood, however it was written.
  private static @Nullable String session(HttpServletRequest request) {
    Matcher path = SESSION.matcher(request.getServletPath());
    return path.matches() ? path.group(1) : null;
  }
}
