package dev.mimir.web.openapi;

import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Failure;
import dev.mimir.web.http.Upload;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Completes the OpenAPI document that springdoc makes: every status with every error code, and
/// schemas as the answers are really written.
@Component
class ApiDescription implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {
  private static final String JSON = "application/json";
  private static final String CSV = "text/csv;charset=UTF-8";
  private static final String PROBLEM = "application/problem+json";

  private final JsonSchemas schemas = new JsonSchemas("#/components/schemas/");
  private final Examples examples = Examples.read();

  ApiDescription() {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Described.arguments());
  }

  @Override
  public void customise(OpenAPI api) {
    Components components = new Components();
    schemas.definitions().forEach((name, schema) -> components.addSchemas(name, swagger(schema)));
    api.components(components)
        .servers(List.of(new Server().url("/")))
        .info(
            new Info()
                .title("Mimir")
                .version("2")
                .description("Publish dialogue games and play them.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    Described.of(handler.getMethod()).ifPresent(described -> complete(operation, described));
    return operation;
  }

  private void complete(Operation operation, Described described) {
    operation.setOperationId(described.id());
    Parameters.of(described).forEach(operation::addParametersItem);
    Class<?> body = described.body();
    if (body != null) {
      operation.setRequestBody(body(described, body));
    }
    ApiResponses responses = new ApiResponses();
    for (int status : described.statuses()) {
      responses.addApiResponse("" + status, success(described, status));
    }
    byStatus(described)
        .forEach((status, codes) -> responses.addApiResponse("" + status, failure(codes)));
    operation.setResponses(responses);
  }

  private RequestBody body(Described described, Class<?> type) {
    ObjectNode schema =
        type == Upload.class
            ? JsonNodeFactory.instance
                .objectNode()
                .put("type", "object")
                .put("description", "A graph's document; its schema is at /api/v2/graph-schema.")
            : schemas.of(type);
    MediaType content = new MediaType().schema(swagger(schema));
    examples.request(described.id()).ifPresent(content::example);
    return new RequestBody().required(true).content(new Content().addMediaType(JSON, content));
  }

  private ApiResponse success(Described described, int status) {
    HttpStatus known = HttpStatus.valueOf(status);
    ApiResponse response = new ApiResponse().description(known.getReasonPhrase());
    if (known.is3xxRedirection() || known.is1xxInformational()) {
      return response;
    }
    if (!described.media().equals(JSON)) {
      MediaType content = new MediaType().schema(swagger(text()));
      return response.content(new Content().addMediaType(described.media(), content));
    }
    MediaType content = new MediaType().schema(swagger(envelope(described)));
    if (status == described.usual()) {
      examples.answer(described.id()).ifPresent(content::example);
    }
    Content contents = new Content().addMediaType(JSON, content);
    if (described.csv()) {
      contents.addMediaType(CSV, new MediaType().schema(swagger(text())));
    }
    return response.content(contents);
  }

  private static ObjectNode text() {
    return JsonNodeFactory.instance.objectNode().put("type", "string");
  }

  private ObjectNode envelope(Described described) {
    schemas.of(Envelope.class);
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.putObject("properties").set("data", schemas.of(described.data()));
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("allOf").add(schemas.of(Envelope.class)).add(data);
    return schema;
  }

  private ApiResponse failure(List<ErrorCode> codes) {
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    ObjectNode code = named.putObject("properties").putObject("error_code");
    codes.forEach(known -> code.withArray("enum").add(known.name()));
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("allOf").add(schemas.of(Failure.class)).add(named);
    MediaType content = new MediaType().schema(swagger(schema));
    codes.forEach(known -> content.addExamples(known.name(), Examples.failure(known)));
    return new ApiResponse()
        .description(codes.stream().map(ApiDescription::line).collect(Collectors.joining("; ")))
        .content(new Content().addMediaType(PROBLEM, content));
  }

  private static String line(ErrorCode code) {
    return "`" + code + "`: " + code.title();
  }

  private static Map<Integer, List<ErrorCode>> byStatus(Described described) {
    return described.failures().stream()
        .collect(
            Collectors.groupingBy(
                code -> code.status().value(), TreeMap::new, Collectors.toList()));
  }

  static Schema<?> swagger(ObjectNode schema) {
    return Json31.mapper()
        .convertValue(Json31.jsonSchemaAsMap(schema.toString()), JsonSchema.class);
  }
}
