package dev.mimir.web.tool;

import dev.mimir.effect.EffectException;
import dev.mimir.tool.CustomTools;
import dev.mimir.tool.ToolTrial;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.JsonBody;
import dev.mimir.web.http.PlainJson;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Tries custom tools.
@RestController
@RequestMapping(path = "/api/v2/tools", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Designers")
class TrialController {
  private final CustomTools tools;
  private final ToolTrial trial;

  TrialController(CustomTools tools, ToolTrial trial) {
    this.tools = tools;
    this.trial = trial;
  }

  /// @param arguments for the call; none when left out
  record TrialBody(@Nullable Map<String, JsonNode> arguments) implements JsonBody {}

  /// What came of a call.
  ///
  /// @param result what the tool gave, when it worked
  /// @param code why not, otherwise
  /// @param explanation the same in words
  /// @param millis how long it took
  record TriedTool(
      boolean worked,
      @Nullable Map<String, Object> result,
      @Nullable String code,
      @Nullable String explanation,
      long millis) {}

  @PostMapping("/{name}/test")
  @Operation(
      summary = "Try a custom tool",
      description = "Calls it once, outside of any session; a call that fails is answered too.")
  @Answers(fails = ErrorCode.TOOL_NOT_FOUND)
  Envelope<TriedTool> testTool(
      Exchange exchange, @PathVariable String name, @RequestBody TrialBody body)
      throws InterruptedException {
    String tenant = exchange.tenantId();
    if (tools.find(tenant, name).isEmpty()) {
      throw ToolController.noSuchTool();
    }
    Map<String, Object> arguments = PlainJson.values(body.arguments(), "/arguments");
    return exchange.answer("Tool tried.", tried(tenant, name, arguments));
  }

  private TriedTool tried(String tenant, String name, Map<String, Object> arguments)
      throws InterruptedException {
    long started = System.nanoTime();
    try {
      Map<String, Object> result = trial.call(tenant, name, arguments);
      return new TriedTool(true, result, null, null, since(started));
    } catch (EffectException failed) {
      return new TriedTool(false, null, failed.code(), failed.explanation(), since(started));
    }
  }

  private static long since(long started) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
  }
}
