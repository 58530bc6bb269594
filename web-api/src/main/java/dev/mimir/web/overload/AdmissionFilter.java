package dev.mimir.web.overload;

import dev.mimir.web.http.Exchange;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Has requests that change sessions wait for a place, and refuses them when there is none, before
/// anything else is done for them.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AdmissionFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String SESSIONS = "/api/v2/sessions";

  private final transient Admission admission;

  AdmissionFilter(Admission admission) {
    this.admission = admission;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!changesSession(request)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Place> place = admission.enter();
    if (place.isEmpty()) {
      Exchange.of(request).refuse(Admission.busy(), response);
      return;
    }
    try (Place _ = place.get().taken()) {
      chain.doFilter(request, response);
    }
  }

  private static boolean changesSession(HttpServletRequest request) {
    String path = request.getServletPath();
    return request.getMethod().equals("POST")
        && path.startsWith(SESSIONS)
        && !path.endsWith("/replay");
  }
}
