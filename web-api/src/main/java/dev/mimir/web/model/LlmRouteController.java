package dev.mimir.web.model;

import static dev.mimir.web.http.ErrorCode.LLM_ROUTE_NOT_FOUND;
import static dev.mimir.web.http.ErrorCode.VALIDATION_ERROR;

import dev.mimir.model.ModelRoute;
import dev.mimir.model.ModelSettings;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.IdempotencyKey;
import dev.mimir.web.http.Listing;
import dev.mimir.web.http.PageQuery;
import dev.mimir.web.idempotency.Once;
import dev.mimir.web.idempotency.Once.Done;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Configures how requests are spread over model providers.
@RestController
@RequestMapping(path = "/api/v2/llm/routes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations")
class LlmRouteController {
  private final ModelSettings settings;
  private final Once once;

  LlmRouteController(ModelSettings settings, Once once) {
    this.settings = settings;
    this.once = once;
  }

  /// That a route is gone.
  record DeletedLlmRoute(String routeId, boolean deleted) {}

  @GetMapping
  @Operation(summary = "List model routes", description = "The oldest first.")
  @Answers
  Envelope<Listing<LlmRoute>> llmRoutes(Exchange exchange, PageQuery page) {
    return exchange.answer(
        "Model routes.",
        page.of(settings.routes(exchange.tenantId()).stream().map(LlmRoute::of).toList()));
  }

  @GetMapping("/{id}")
  @Operation(summary = "Model route")
  @Answers(fails = ErrorCode.LLM_ROUTE_NOT_FOUND)
  Envelope<LlmRoute> llmRoute(Exchange exchange, @PathVariable String id) {
    ModelRoute route =
        settings
            .route(exchange.tenantId(), id)
            .orElseThrow(() ->
                new ApiException(LLM_ROUTE_NOT_FOUND, "There is no model route with this id."));
    return exchange.answer("Model route.", LlmRoute.of(route));
  }

  @PostMapping
  @Operation(
      summary = "Configure a model route",
      description =
          "A member is picked by weight; when it fails, the others follow, then the failover chain"
              + " in its order. The route called `default` serves nodes that name nothing.")
  @Answers(status = 201, data = LlmRoute.class)
  ResponseEntity<Envelope<?>> createLlmRoute(
      Exchange exchange, IdempotencyKey key, @RequestBody LlmRouteBody body) {
    String tenant = exchange.tenantId();
    return once.answer(
        exchange,
        key,
        "POST /llm/routes",
        () -> IdempotencyKey.digest(body),
        settings::newId,
        reserved -> created(tenant, reserved, body));
  }

  @PutMapping("/{id}")
  @Operation(summary = "Change a model route", description = "As a whole.")
  @Answers(fails = ErrorCode.LLM_ROUTE_NOT_FOUND)
  Envelope<LlmRoute> updateLlmRoute(
      Exchange exchange, @PathVariable String id, @RequestBody LlmRouteBody body) {
    return exchange.answer(
        "Model route changed.",
        LlmRoute.of(
            Settled.of(
                settings.update(exchange.tenantId(), id, body.draft()),
                LLM_ROUTE_NOT_FOUND,
                VALIDATION_ERROR)));
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Delete a model route")
  @Answers(fails = ErrorCode.LLM_ROUTE_NOT_FOUND)
  Envelope<DeletedLlmRoute> deleteLlmRoute(Exchange exchange, @PathVariable String id) {
    Settled.of(
        settings.deleteRoute(exchange.tenantId(), id), LLM_ROUTE_NOT_FOUND, VALIDATION_ERROR);
    return exchange.answer("Model route deleted.", new DeletedLlmRoute(id, true));
  }

  private Done<LlmRoute> created(String tenant, @Nullable String reserved, LlmRouteBody body) {
    String id = reserved == null ? settings.newId() : reserved;
    ModelRoute route =
        Settled.of(
            settings.create(tenant, id, body.draft()), LLM_ROUTE_NOT_FOUND, VALIDATION_ERROR);
    return new Done<>(HttpStatus.CREATED, "Model route created.", LlmRoute.of(route));
  }
}
