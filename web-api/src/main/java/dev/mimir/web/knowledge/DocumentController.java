package dev.mimir.web.knowledge;

import dev.mimir.knowledge.Base;
import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.Found;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What stands in a base of knowledge, and what is found in it.
@RestController
@RequestMapping(path = "/api/v2/knowledge/bases/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Designers")
class DocumentController {
  private final KnowledgeBases bases;
  private final Once once;

  DocumentController(KnowledgeBases bases, Once once) {
    this.bases = bases;
    this.once = once;
  }

  /// That a document is no more.
  record DeletedDocument(String documentId, boolean deleted) {}

  @GetMapping("/documents")
  @Operation(summary = "List documents", description = "As they were added, without their texts.")
  @Answers(fails = ErrorCode.KNOWLEDGE_BASE_NOT_FOUND)
  Envelope<Listing<Document.Summary>> listDocuments(
      Exchange exchange, @PathVariable String id, PageQuery page) {
    BaseController.known(bases, exchange, id);
    return exchange.answer("Documents.", page.of(bases.documents(exchange.tenantId(), id)));
  }

  @PostMapping("/documents")
  @Operation(
      summary = "Add a document",
      description =
          "Plain text or Markdown. It is found from then on; one with the same `document_id` is"
              + " replaced.")
  @Answers(status = 201, data = Document.class, fails = ErrorCode.KNOWLEDGE_BASE_NOT_FOUND)
  ResponseEntity<Envelope<?>> addDocument(
      Exchange exchange,
      IdempotencyKey key,
      @PathVariable String id,
      @RequestBody DocumentBody body) {
    body.check();
    Base base = BaseController.known(bases, exchange, id);
    return once.answer(
        exchange,
        key,
        "POST /knowledge/bases/" + id + "/documents",
        () -> IdempotencyKey.digest(body),
        BaseController::newId,
        reserved -> added(exchange.tenantId(), base, made(reserved), body));
  }

  @GetMapping("/documents/{document}")
  @Operation(summary = "A document")
  @Answers(fails = {ErrorCode.KNOWLEDGE_BASE_NOT_FOUND, ErrorCode.DOCUMENT_NOT_FOUND})
  Envelope<Document> document(
      Exchange exchange, @PathVariable String id, @PathVariable String document) {
    BaseController.known(bases, exchange, id);
    return exchange.answer(
        "Document.",
        bases
            .document(exchange.tenantId(), id, document)
            .orElseThrow(DocumentController::noSuchDocument));
  }

  @DeleteMapping("/documents/{document}")
  @Operation(summary = "Take a document out")
  @Answers(fails = {ErrorCode.KNOWLEDGE_BASE_NOT_FOUND, ErrorCode.DOCUMENT_NOT_FOUND})
  Envelope<DeletedDocument> deleteDocument(
      Exchange exchange, @PathVariable String id, @PathVariable String document) {
    BaseController.known(bases, exchange, id);
    if (!bases.remove(exchange.tenantId(), id, document)) {
      throw noSuchDocument();
    }
    return exchange.answer("Document deleted.", new DeletedDocument(document, true));
  }

  @PostMapping("/search")
  @Operation(
      summary = "Search a base",
      description = "By words and by meaning, and the lore that comes up, as a node would.")
  @Answers(fails = ErrorCode.KNOWLEDGE_BASE_NOT_FOUND)
  Envelope<Found> searchBase(
      Exchange exchange, @PathVariable String id, @RequestBody SearchBody body) {
    Base base = BaseController.known(bases, exchange, id);
    return exchange.answer("Searched.", bases.search(exchange.tenantId(), base, body.question()));
  }

  private static String made(@Nullable String reserved) {
    return reserved == null ? BaseController.newId() : reserved;
  }

  private Done<Document> added(String tenant, Base base, String made, DocumentBody body) {
    Document document = body.document(made, base);
    if (!bases.add(tenant, base.baseId(), document)) {
      throw BaseController.noSuchBase();
    }
    return new Done<>(HttpStatus.CREATED, "Document added.", document);
  }

  private static ApiException noSuchDocument() {
    return new ApiException(
        ErrorCode.DOCUMENT_NOT_FOUND, "There is no document with this id in the base.");
  }
}
