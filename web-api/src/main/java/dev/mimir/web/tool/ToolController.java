package dev.mimir.web.tool;

import dev.mimir.tool.CustomTool;
import dev.mimir.tool.CustomTools;
import dev.mimir.tool.CustomTools.Saved;
import dev.mimir.tool.ToolProblem;
import dev.mimir.tool.Toolbox;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.Fault;
import dev.mimir.web.http.IdempotencyKey;
import dev.mimir.web.http.Listing;
import dev.mimir.web.http.PageQuery;
import dev.mimir.web.idempotency.Once;
import dev.mimir.web.idempotency.Once.Done;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
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

/// Shows tools and defines custom ones.
@RestController
@RequestMapping(path = "/api/v2/tools", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Designers")
class ToolController {
  private final Toolbox toolbox;
  private final CustomTools tools;
  private final Once once;

  ToolController(Toolbox toolbox, CustomTools tools, Once once) {
    this.toolbox = toolbox;
    this.tools = tools;
    this.once = once;
  }

  /// That a tool was removed.
  record DeletedTool(String name, boolean deleted) {}

  @GetMapping
  @Operation(summary = "List tools", description = "Built-in ones first, then custom ones.")
  @Answers
  Envelope<Listing<ToolView>> listTools(Exchange exchange, PageQuery page) {
    List<ToolView> all =
        Stream.concat(
                toolbox.builtIn().stream().map(ToolView::of),
                tools.list(exchange.tenantId()).stream().map(ToolView::of))
            .toList();
    return exchange.answer("Tools.", page.of(all));
  }

  @GetMapping("/{name}")
  @Operation(summary = "One tool", description = "The values of secret headers are never shown.")
  @Answers(fails = ErrorCode.TOOL_NOT_FOUND)
  Envelope<ToolView> showTool(Exchange exchange, @PathVariable String name) {
    String tenant = exchange.tenantId();
    return exchange.answer(
        "Tool.",
        builtIn(name)
            .map(ToolView::of)
            .findFirst()
            .or(() -> tools.find(tenant, name).map(ToolView::of))
            .orElseThrow(ToolController::noSuchTool));
  }

  @PostMapping
  @Operation(
      summary = "Define a tool",
      description = "A call over HTTP that nodes and models make.")
  @Answers(status = 201, data = ToolView.class, fails = ErrorCode.NAME_TAKEN)
  ResponseEntity<Envelope<?>> createTool(
      Exchange exchange, IdempotencyKey key, @RequestBody ToolBody body) {
    @Nullable String name = body.name();
    if (name == null) {
      throw ApiException.invalid("/name", "The name is missing.");
    }
    CustomTool tool = body.tool(name);
    return once.answer(
        exchange,
        key,
        "POST /tools",
        () -> IdempotencyKey.digest(body),
        () -> "",
        _ ->
            new Done<>(
                HttpStatus.CREATED,
                "Tool defined.",
                saved(tools.create(exchange.tenantId(), tool))));
  }

  @PutMapping("/{name}")
  @Operation(
      summary = "Change a tool",
      description =
          "Replaces the definition. A secret header without a value keeps the one it has, as long as"
              + " the URL leads to the same server.")
  @Answers(fails = ErrorCode.TOOL_NOT_FOUND)
  Envelope<ToolView> updateTool(
      Exchange exchange, @PathVariable String name, @RequestBody ToolBody body) {
    if (body.name() != null && !name.equals(body.name())) {
      throw ApiException.invalid("/name", "A tool keeps its name; define another.");
    }
    return exchange.answer(
        "Tool changed.", saved(tools.update(exchange.tenantId(), body.tool(name))));
  }

  @DeleteMapping("/{name}")
  @Operation(summary = "Remove a tool", description = "Nodes that call it fail from then on.")
  @Answers(fails = ErrorCode.TOOL_NOT_FOUND)
  Envelope<DeletedTool> deleteTool(Exchange exchange, @PathVariable String name) {
    if (!tools.delete(exchange.tenantId(), name)) {
      throw noSuchTool();
    }
    return exchange.answer("Tool removed.", new DeletedTool(name, true));
  }

  private Stream<dev.mimir.tool.ToolSpec> builtIn(String name) {
    return toolbox.builtIn().stream().filter(spec -> spec.name().equals(name));
  }

  private static ToolView saved(Saved saved) {
    return switch (saved) {
      case Saved.Stored(var tool) -> ToolView.of(tool);
      case Saved.Missing() -> throw noSuchTool();
      case Saved.Taken() ->
          throw new ApiException(ErrorCode.NAME_TAKEN, "There is a tool of this name.");
      case Saved.Invalid(var problems) -> throw invalid(problems);
    };
  }

  private static ApiException invalid(List<ToolProblem> problems) {
    List<Fault> faults =
        problems.stream()
            .map(problem -> Fault.of(ErrorCode.VALIDATION_ERROR, problem.path(), problem.message()))
            .toList();
    Fault first = faults.getFirst();
    return new ApiException(
        ErrorCode.VALIDATION_ERROR, first.path() + ": " + first.message(), faults);
  }

  static ApiException noSuchTool() {
    return new ApiException(ErrorCode.TOOL_NOT_FOUND, "There is no tool of this name.");
  }
}
