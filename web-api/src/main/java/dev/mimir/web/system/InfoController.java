package dev.mimir.web.system;

import dev.mimir.session.EventTypes;
import dev.mimir.session.EventTypes.EventType;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.Listing;
import dev.mimir.web.openapi.Answers;
import dev.mimir.web.openapi.JsonSchemas;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Says what the server is and which events it writes.
@RestController
@RequestMapping(path = "/api/v2", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations")
class InfoController {
  private final String version;

  InfoController(ObjectProvider<BuildProperties> build) {
    BuildProperties known = build.getIfAvailable();
    this.version = known == null || known.getVersion() == null ? "unknown" : known.getVersion();
  }

  /// What the server is.
  ///
  /// @param graphFormat of the documents that it takes
  record ServerInfo(String name, String version, String api, String graphFormat) {}

  /// A kind of event in a session's log.
  ///
  /// @param payloadSchema JSON Schema of its payload
  record EventTypeDoc(String type, String documentation, JsonNode payloadSchema) {

    static EventTypeDoc of(EventType type) {
      return new EventTypeDoc(
          type.served(),
          type.documentation(),
          JsonSchemas.whole(type.type().asSubclass(Record.class)));
    }
  }

  @GetMapping("/info")
  @Operation(summary = "What the server is")
  @Answers
  Envelope<ServerInfo> serverInfo(Exchange exchange) {
    return exchange.answer("Mimir.", new ServerInfo("mimir", version, "v2", "mimir/1"));
  }

  @GetMapping("/event-types")
  @Operation(summary = "Kinds of event", description = "With the schema of each payload.")
  @Answers
  Envelope<Listing<EventTypeDoc>> eventTypes(Exchange exchange) {
    return exchange.answer(
        "Kinds of event.", Listing.whole(EventTypes.all().stream().map(EventTypeDoc::of).toList()));
  }
}
