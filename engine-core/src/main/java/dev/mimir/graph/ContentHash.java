package dev.mimir.graph;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The content hash of a document: SHA-256, in hex, of its JSON without white space, members in
/// their order, numbers as their shortest decimal (`BigDecimal.stripTrailingZeros().toString()`),
/// texts with only `"`, `\` and the characters below U+0020 escaped (with four hex digits).
public final class ContentHash {
  private ContentHash() {}

  /// The hash of a document, 64 hex digits.
  public static String of(JsonNode document) {
    StringBuilder text = new StringBuilder(4096);
    append(document, text);
    return HexFormat.of().formatHex(sha256(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static void append(JsonNode node, StringBuilder text) {
    switch (node.getNodeType()) {
      case OBJECT -> appendObject(node, text);
      case ARRAY -> appendArray(node, text);
      case STRING -> appendText(node.stringValue(), text);
      case NUMBER -> text.append(spelled(node.decimalValue()));
      default -> text.append(node);
    }
  }

  private static String spelled(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
  }

  private static void appendObject(JsonNode node, StringBuilder text) {
    text.append('{');
    boolean first = true;
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (!first) {
        text.append(',');
      }
      first = false;
      appendText(member.getKey(), text);
      text.append(':');
      append(member.getValue(), text);
    }
    text.append('}');
  }

  private static void appendArray(JsonNode node, StringBuilder text) {
    text.append('[');
    for (int i = 0; i < node.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      append(node.get(i), text);
    }
    text.append(']');
  }

  private static void appendText(String value, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < 0x20) {
        text.append("\\u" + "00").append(HexFormat.of().toHexDigits((byte) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
