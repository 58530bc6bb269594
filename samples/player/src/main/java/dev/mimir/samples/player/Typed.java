package dev.mimir.samples.player;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Turns what was typed into the body of an input: `choice`, `text` or `value`. Only the form is
/// looked at; whether the answer fits is the server's to say.
final class Typed {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Typed() {}

  /// Empty when the line cannot be an answer to this wait.
  static Optional<ObjectNode> answer(View.Wait wait, String line) {
    return wait.isChoice()
        ? choice(wait.choices(), line).map(id -> body().put("choice", id))
        : input(wait.input().path("type").asString("string"), line);
  }

  /// What to tell somebody whose line could not be an answer.
  static String help(View.Wait wait) {
    return wait.isChoice()
        ? "Type the number of a choice, or /help."
        : "That is not " + article(wait.input().path("type").asString("string")) + ".";
  }

  private static Optional<String> choice(List<View.Choice> choices, String line) {
    List<String> open =
        choices.stream().filter(choice -> choice.locked().isEmpty()).map(View.Choice::id).toList();
    return line.matches("\\d{1,9}")
        ? numbered(open, Integer.parseInt(line))
        : open.stream().filter(line::equals).findFirst();
  }

  private static Optional<String> numbered(List<String> open, int number) {
    return number >= 1 && number <= open.size()
        ? Optional.of(open.get(number - 1))
        : Optional.empty();
  }

  private static Optional<ObjectNode> input(String type, String line) {
    return switch (type) {
      case "int" -> line.matches("[+-]?\\d{1,30}") ? value(number(line)) : Optional.empty();
      case "double" ->
          line.matches("[+-]?\\d{1,30}(\\.\\d{1,30})?") ? value(number(line)) : Optional.empty();
      case "bool" -> truth(line).flatMap(yes -> value(JsonNodeFactory.instance.booleanNode(yes)));
      case "list", "map" -> json(line).flatMap(Typed::value);
      default -> Optional.of(body().put("text", line));
    };
  }

  private static JsonNode number(String line) {
    return JsonNodeFactory.instance.numberNode(new BigDecimal(line));
  }

  private static Optional<Boolean> truth(String line) {
    return switch (line.toLowerCase(Locale.ROOT)) {
      case "yes", "y", "true" -> Optional.of(true);
      case "no", "n", "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<JsonNode> json(String line) {
    try {
      return Optional.of(JSON.readTree(line));
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private static Optional<ObjectNode> value(JsonNode value) {
    return Optional.of(body().set("value", value));
  }

  private static ObjectNode body() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String article(String type) {
    return switch (type) {
      case "int" -> "a whole number";
      case "double" -> "a number";
      case "bool" -> "yes or no";
      default -> "a JSON " + type;
    };
  }
}
