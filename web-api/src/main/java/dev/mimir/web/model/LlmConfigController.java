package dev.mimir.web.model;

import static dev.mimir.web.http.ErrorCode.LLM_CONFIG_IN_USE;
import static dev.mimir.web.http.ErrorCode.LLM_CONFIG_NOT_FOUND;
import static dev.mimir.web.http.ErrorCode.VALIDATION_ERROR;

import dev.mimir.model.ModelConfig;
import dev.mimir.model.ModelProviders;
import dev.mimir.model.ModelProviders.Tested;
import dev.mimir.model.ModelSettings;
import dev.mimir.model.UnreadableKeyException;
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

/// Configures model providers.
@RestController
@RequestMapping(path = "/api/v2/llm/configs", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations")
class LlmConfigController {
  private final ModelSettings settings;
  private final ModelProviders providers;
  private final Once once;

  LlmConfigController(ModelSettings settings, ModelProviders providers, Once once) {
    this.settings = settings;
    this.providers = providers;
    this.once = once;
  }

  /// That a configuration is gone.
  record DeletedLlmConfig(String configId, boolean deleted) {}

  @GetMapping
  @Operation(
      summary = "List model configurations",
      description = "The oldest first. Keys are never shown, only their last four characters.")
  @Answers
  Envelope<Listing<LlmConfig>> llmConfigs(Exchange exchange, PageQuery page) {
    return exchange.answer(
        "Model configurations.",
        page.of(settings.configs(exchange.tenantId()).stream().map(LlmConfig::of).toList()));
  }

  @GetMapping("/{id}")
  @Operation(summary = "Model configuration")
  @Answers(fails = ErrorCode.LLM_CONFIG_NOT_FOUND)
  Envelope<LlmConfig> llmConfig(Exchange exchange, @PathVariable String id) {
    return exchange.answer("Model configuration.", LlmConfig.of(known(exchange, id)));
  }

  @PostMapping
  @Operation(
      summary = "Configure a model provider",
      description = "The key is stored encrypted and never shown again.")
  @Answers(status = 201, data = LlmConfig.class)
  ResponseEntity<Envelope<?>> createLlmConfig(
      Exchange exchange, IdempotencyKey key, @RequestBody LlmConfigBody body) {
    String tenant = exchange.tenantId();
    return once.answer(
        exchange,
        key,
        "POST /llm/configs",
        () -> IdempotencyKey.digest(body),
        settings::newId,
        reserved -> created(tenant, reserved, body));
  }

  @PutMapping("/{id}")
  @Operation(
      summary = "Change a model configuration",
      description = "As a whole; only a key that is left out stays as it was.")
  @Answers(fails = ErrorCode.LLM_CONFIG_NOT_FOUND)
  Envelope<LlmConfig> updateLlmConfig(
      Exchange exchange, @PathVariable String id, @RequestBody LlmConfigBody body) {
    return exchange.answer(
        "Model configuration changed.",
        LlmConfig.of(
            Settled.of(
                settings.update(exchange.tenantId(), id, body.draft()),
                LLM_CONFIG_NOT_FOUND,
                VALIDATION_ERROR)));
  }

  @DeleteMapping("/{id}")
  @Operation(
      summary = "Delete a model configuration",
      description = "With its key. Refused while a route has it.")
  @Answers(fails = {ErrorCode.LLM_CONFIG_NOT_FOUND, ErrorCode.LLM_CONFIG_IN_USE})
  Envelope<DeletedLlmConfig> deleteLlmConfig(Exchange exchange, @PathVariable String id) {
    Settled.of(
        settings.deleteConfig(exchange.tenantId(), id), LLM_CONFIG_NOT_FOUND, LLM_CONFIG_IN_USE);
    return exchange.answer("Model configuration deleted.", new DeletedLlmConfig(id, true));
  }

  @PostMapping("/{id}/test")
  @Operation(
      summary = "Try a model configuration",
      description = "Makes one tiny real call, which may cost a little.")
  @Answers(fails = ErrorCode.LLM_CONFIG_NOT_FOUND)
  Envelope<Tested> testLlmConfig(Exchange exchange, @PathVariable String id)
      throws InterruptedException {
    Tested tested = tested(exchange.tenantId(), known(exchange, id));
    return exchange.answer(
        tested.ok() ? "The model answers." : "The model does not answer.", tested);
  }

  private Done<LlmConfig> created(String tenant, @Nullable String reserved, LlmConfigBody body) {
    String id = reserved == null ? settings.newId() : reserved;
    ModelConfig config =
        Settled.of(
            settings.create(tenant, id, body.draft()), LLM_CONFIG_NOT_FOUND, VALIDATION_ERROR);
    return new Done<>(HttpStatus.CREATED, "Model configuration created.", LlmConfig.of(config));
  }

  private Tested tested(String tenant, ModelConfig config) throws InterruptedException {
    try {
      return providers.test(config, settings.apiKey(tenant, config.configId()).orElse(null));
    } catch (UnreadableKeyException e) {
      return new Tested(
          false,
          config.model(),
          0,
          0,
          0,
          0,
          null,
          "UNREADABLE_KEY",
          String.valueOf(e.getMessage()));
    }
  }

  private ModelConfig known(Exchange exchange, String id) {
    return settings
        .config(exchange.tenantId(), id)
        .orElseThrow(() ->
            new ApiException(
                LLM_CONFIG_NOT_FOUND, "There is no model configuration with this id."));
  }
}
