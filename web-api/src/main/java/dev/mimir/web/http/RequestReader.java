package dev.mimir.web.http;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Reads request bodies and messages, and says precisely what is wrong with them.
public final class RequestReader {
  private RequestReader() {}

  /// @throws ApiException `MALFORMED_JSON` or `VALIDATION_ERROR`
  public static <T> T read(byte[] body, Class<T> type) {
    JsonNode tree = tree(body);
    PlainJson.check(tree);
    if (!tree.isObject()) {
      throw ApiException.invalid("", "The body has to be a JSON object.");
    }
    try {
      T read = WebJson.REQUESTS.treeToValue(tree, type);
      if (read instanceof WholeBody whole) {
        Missing.none(whole);
      }
      return read;
    } catch (JacksonException e) {
      throw misfit(e);
    }
  }

  private static JsonNode tree(byte[] body) {
    try {
      JsonNode tree = WebJson.REQUESTS.readTree(body);
      if (tree.isMissingNode()) {
        throw new ApiException(ErrorCode.MALFORMED_JSON, "The body is empty, JSON is expected.");
      }
      return tree;
    } catch (StreamConstraintsException e) {
      throw new ApiException(
          ErrorCode.MALFORMED_JSON,
          "The body is nested too deeply or has a number, name or string that is too long"
              + place(e)
              + ".");
    } catch (JacksonException e) {
      throw new ApiException(ErrorCode.MALFORMED_JSON, reason(e) + place(e) + ".");
    }
  }

  private static String reason(JacksonException e) {
    String reason = String.valueOf(e.getOriginalMessage());
    return reason.startsWith("Duplicate")
        ? "A member stands twice in one JSON object"
        : "The body is not valid JSON";
  }

  private static String place(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }

  private static ApiException misfit(JacksonException e) {
    String path = pointer(e.getPath());
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          ApiException.invalid(path, "Unknown member. Known here: " + known(unknown) + ".");
      case MismatchedInputException mismatch ->
          ApiException.invalid(path, "Expected " + expected(mismatch.getTargetType()) + ".");
      default -> ApiException.invalid(path, "The value does not fit.");
    };
  }

  private static String known(UnrecognizedPropertyException unknown) {
    return unknown.getKnownPropertyIds().stream()
        .map(String::valueOf)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String expected(Class<?> type) {
    if (type == Long.class || type == Integer.class) {
      return "a whole number of at most " + (type == Long.class ? 64 : 32) + " bits";
    }
    if (type == String.class) {
      return "a string";
    }
    if (type.isEnum()) {
      return "one of " + labels(type);
    }
    if (List.class.isAssignableFrom(type)) {
      return "an array";
    }
    return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "another value";
  }

  private static String labels(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> WebJson.ANSWERS.valueToTree(constant).asString())
        .collect(Collectors.joining(", "));
  }

  private static String pointer(List<JacksonException.Reference> path) {
    return path.stream()
        .map(step -> step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
        .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }
}
