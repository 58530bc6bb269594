package dev.mimir.samples.player;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Puts one piece of a session's output into words. Kinds it does not know are shown by their text,
/// or left out when they have none: more kinds may come.
final class Shown {

  private Shown() {}

  static String words(JsonNode piece) {
    return switch (piece.path("kind").asString("")) {
      case "dice" -> "🎲 " + dice(piece) + verdict(piece);
      case "check" ->
          "🎲 "
              + piece.path("skill").asString("check")
              + ": "
              + dice(piece)
              + against(piece)
              + verdict(piece);
      case "item" -> item(piece);
      case "combat" -> fight(piece);
      case "character" -> "";
      default -> text(piece);
    };
  }

  private static String text(JsonNode piece) {
    String text = paragraphs(piece.path("text"));
    String speaker = piece.path("speaker").asString("");
    return speaker.isEmpty() || text.isEmpty() ? text : speaker + ": " + text;
  }

  private static String paragraphs(JsonNode text) {
    if (!text.isArray()) {
      return text.asString("");
    }
    List<String> paragraphs = new ArrayList<>();
    text.forEach(paragraph -> paragraphs.add(paragraph.asString("")));
    return String.join("\n\n", paragraphs);
  }

  /// `2d6+1 → 8 (3 4)`
  private static String dice(JsonNode piece) {
    List<String> faces = new ArrayList<>();
    piece.path("dice").forEach(die -> faces.add(face(die)));
    String shown = faces.isEmpty() ? "" : " (" + String.join(" ", faces) + ")";
    String notation = piece.path("notation").asString("");
    return (notation + " → " + piece.path("total").asString("?") + shown).strip();
  }

  private static String face(JsonNode die) {
    if (!die.isObject()) {
      return die.asString("?");
    }
    String face = die.path("face").asString(die.path("value").asString("?"));
    return die.path("kept").asBoolean(true) ? face : "[" + face + "]";
  }

  private static String against(JsonNode piece) {
    JsonNode difficulty = piece.path("difficulty");
    return difficulty.isMissingNode() ? "" : " against " + difficulty.asString("?");
  }

  private static String verdict(JsonNode piece) {
    JsonNode port = piece.path("outcome");
    if (port.isString()) {
      return ", " + port.asString().replace('_', ' ');
    }
    JsonNode success = piece.path("success");
    return success.isBoolean() ? success.asBoolean() ? ", success" : ", failure" : "";
  }

  /// `wolf attacks harris: hit, 4 (6 left)`
  private static String fight(JsonNode piece) {
    String opponent = piece.path("opponent").asString("");
    String amount = piece.path("amount").asString("");
    String hp = piece.path("hp").asString("");
    return "⚔ "
        + piece.path("actor").asString("")
        + " "
        + piece.path("action").asString("")
        + (opponent.isEmpty() ? "" : " " + opponent)
        + ": "
        + piece.path("outcome").asString("").replace('_', ' ')
        + (amount.isEmpty() ? "" : ", " + amount)
        + (hp.isEmpty() ? "" : " (" + hp + " left)");
  }

  private static String item(JsonNode piece) {
    String name = piece.path("name").asString(piece.path("item").asString(""));
    String text = paragraphs(piece.path("text"));
    return text.isEmpty()
        ? "🎒 " + (piece.path("op").asString("") + " " + name).strip()
        : "🎒 " + text;
  }
}
