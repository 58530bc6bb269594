package dev.mimir.web.knowledge;

import dev.mimir.knowledge.Base;
import dev.mimir.knowledge.KnowledgeBases;
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
import java.util.UUID;
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

/// Bases of knowledge.
@RestController
@RequestMapping(path = "/api/v2/knowledge/bases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Designers")
class BaseController {
  private final KnowledgeBases bases;
  private final Once once;

  BaseController(KnowledgeBases bases, Once once) {
    this.bases = bases;
    this.once = once;
  }

  /// That a base is no more.
  record DeletedBase(String baseId, boolean deleted) {}

  @GetMapping
  @Operation(summary = "List bases of knowledge", description = "By name.")
  @Answers
  Envelope<Listing<Base>> listBases(Exchange exchange, PageQuery page) {
    return exchange.answer("Bases.", page.of(bases.list(exchange.tenantId())));
  }

  @PostMapping
  @Operation(
      summary = "Make a base of knowledge",
      description = "Of one graph, or shared by all when `graph_id` is left out.")
  @Answers(status = 201, data = Base.class, fails = ErrorCode.NAME_TAKEN)
  ResponseEntity<Envelope<?>> createBase(
      Exchange exchange, IdempotencyKey key, @RequestBody BaseBody body) {
    Base.Draft draft = body.draft();
    return once.answer(
        exchange,
        key,
        "POST /knowledge/bases",
        () -> IdempotencyKey.digest(body),
        BaseController::newId,
        reserved -> created(exchange.tenantId(), reserved, draft));
  }

  @GetMapping("/{id}")
  @Operation(summary = "A base of knowledge")
  @Answers(fails = ErrorCode.KNOWLEDGE_BASE_NOT_FOUND)
  Envelope<Base> base(Exchange exchange, @PathVariable String id) {
    return exchange.answer("Base.", known(bases, exchange, id));
  }

  @PutMapping("/{id}")
  @Operation(
      summary = "Change what is said of a base",
      description = "With another language, its documents are prepared anew when it is searched.")
  @Answers(fails = {ErrorCode.KNOWLEDGE_BASE_NOT_FOUND, ErrorCode.NAME_TAKEN})
  Envelope<Base> updateBase(
      Exchange exchange, @PathVariable String id, @RequestBody BaseBody body) {
    return switch (bases.update(exchange.tenantId(), id, body.draft())) {
      case DONE -> exchange.answer("Base changed.", known(bases, exchange, id));
      case UNKNOWN -> throw noSuchBase();
      case NAME_TAKEN -> throw nameTaken();
    };
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Delete a base with all that is in it")
  @Answers(fails = ErrorCode.KNOWLEDGE_BASE_NOT_FOUND)
  Envelope<DeletedBase> deleteBase(Exchange exchange, @PathVariable String id) {
    if (!bases.delete(exchange.tenantId(), id)) {
      throw noSuchBase();
    }
    return exchange.answer("Base deleted.", new DeletedBase(id, true));
  }

  /// @throws ApiException when there is no such base
  static Base known(KnowledgeBases bases, Exchange exchange, String id) {
    return bases.get(exchange.tenantId(), id).orElseThrow(BaseController::noSuchBase);
  }

  static ApiException noSuchBase() {
    return new ApiException(
        ErrorCode.KNOWLEDGE_BASE_NOT_FOUND, "There is no base of knowledge with this id.");
  }

  private static ApiException nameTaken() {
    return ApiException.at(
        ErrorCode.NAME_TAKEN, "/name", "Another base of this graph, or shared one, has this name.");
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }

  private Done<Base> created(String tenant, @Nullable String reserved, Base.Draft draft) {
    return bases
        .create(tenant, reserved == null ? newId() : reserved, draft)
        .map(made -> new Done<>(HttpStatus.CREATED, "Base made.", made))
        .orElseThrow(BaseController::nameTaken);
  }
}
