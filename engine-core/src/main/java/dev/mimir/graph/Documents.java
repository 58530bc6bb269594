package dev.mimir.graph;

import dev.mimir.graph.shape.Pointer;
import dev.mimir.value.Json;
import dev.mimir.value.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/// Reads documents from outside.
final class Documents {
  private Documents() {}

  /// The document, or null after its problem was reported.
  static @Nullable JsonNode read(byte[] bytes, Problems problems) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      JsonNode root = Json.STRICT.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
      if (root == null || root.isMissingNode()) {
        return malformed(problems, "the body is empty; send a graph document");
      }
      checkTexts(root, Pointer.ROOT, problems);
      return problems.hasErrors() ? null : root;
    } catch (CharacterCodingException _) {
      return malformed(problems, "the document is not UTF-8");
    } catch (StreamConstraintsException tooMuch) {
      return malformed(problems, "the document is nested too deeply, or a number is too long");
    } catch (JacksonException wrong) {
      return malformed(problems, wrong.getOriginalMessage() + place(wrong));
    }
  }

  private static @Nullable JsonNode malformed(Problems problems, String message) {
    problems.add(ProblemCode.MALFORMED_JSON, Pointer.ROOT, null, message);
    return null;
  }

  private static String place(JacksonException wrong) {
    TokenStreamLocation at = wrong.getLocation();
    return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }

  private static void checkTexts(JsonNode node, Pointer at, Problems problems) {
    if (node.isString()) {
      checkText(node.stringValue(), at, problems);
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        checkTexts(node.get(i), at.child(i), problems);
      }
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        checkText(member.getKey(), at.child(member.getKey()), problems);
        checkTexts(member.getValue(), at.child(member.getKey()), problems);
      }
    }
  }

  private static void checkText(String text, Pointer at, Problems problems) {
    String wrong = Texts.problem(text);
    if (wrong != null) {
      problems.add(ProblemCode.MALFORMED_JSON, at, null, wrong);
    }
  }
}
