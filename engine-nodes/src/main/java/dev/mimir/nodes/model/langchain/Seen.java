package dev.mimir.nodes.model.langchain;

import dev.mimir.value.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What went by on the wire and LangChain4j does not tell.
final class Seen {
  private static final String[] REFUSALS = {"\"refusal\"", "\"blockReason\""};

  private int events;
  private boolean done;
  private @Nullable String refusal;

  /// An event came.
  void event(String data) {
    events++;
    if (data.equals("[DONE]")) {
      done = true;
    }
    for (String sign : REFUSALS) {
      if (refusal == null && data.contains(sign)) {
        refusal = refusal(data);
      }
    }
  }

  int events() {
    return events;
  }

  /// Whether the provider said that this is all.
  boolean done() {
    return done;
  }

  /// Why the content was refused; null when it was not.
  @Nullable String refusal() {
    return refusal;
  }

  /// OpenAI: the model's own words; Anthropic: the reason why it stopped; Gemini: the reason why
  /// the prompt was blocked.
  private static @Nullable String refusal(String data) {
    try {
      JsonNode json = Json.MAPPER.readTree(data);
      String said = json.at("/choices/0/delta/refusal").asString("");
      String blocked = json.at("/promptFeedback/blockReason").asString("");
      if (!said.isEmpty()) {
        return "The model refused: " + said;
      }
      if (!blocked.isEmpty()) {
        return "The provider's filter refused the content: " + blocked;
      }
      return json.at("/delta/stop_reason").asString("").equals("refusal")
          ? "The model refused."
          : null;
    } catch (JacksonException _) {
      return null;
    }
  }
}
