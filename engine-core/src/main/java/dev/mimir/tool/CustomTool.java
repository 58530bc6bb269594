package dev.mimir.tool;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tool that is a call over HTTP.
///
/// Arguments that the URL names are put there; the others become its query for `GET` and `DELETE`,
/// and a JSON object in the body for the other methods. The answer is JSON or text.
///
/// @param name `[a-z][a-z0-9_]{0,63}`, unique in the tenant and none of the built-in tools
/// @param description for designers and models
/// @param method `GET`, `POST`, `PUT`, `PATCH` or `DELETE`
/// @param url template: `{name}` in path or query stands for that argument
/// @param headers sent to the URL's own origin only
/// @param arguments JSON Schema (2020-12) of an object
/// @param result JSON Schema of the answer; null when anything is good
/// @param timeout of one attempt
/// @param maxBytes of the answer's body
/// @param enabled whether it can be called
public record CustomTool(
    String name,
    String description,
    String method,
    String url,
    List<Header> headers,
    Map<String, Object> arguments,
    @Nullable Map<String, Object> result,
    Duration timeout,
    int maxBytes,
    boolean enabled) {
  /// What an attempt takes at most, unless the tool says otherwise.
  public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

  /// Bytes of an answer, unless the tool says otherwise.
  public static final int USUAL_BYTES = 65_536;

  /// Bytes of an answer that a tool can ask for.
  public static final int MOST_BYTES = 200_000;

  public CustomTool {
    headers = List.copyOf(headers);
  }

  /// A header of the request.
  ///
  /// @param value null where a secret is not to be shown, and to keep the one that is stored
  /// @param secret whether it is kept sealed and never shown again
  /// @param hint the last characters of a secret; null when there is nothing to show
  public record Header(String name, @Nullable String value, boolean secret, @Nullable String hint) {

    /// The same with another value.
    public Header with(@Nullable String other, @Nullable String hintOfIt) {
      return new Header(name, other, secret, hintOfIt);
    }

    @Override
    public String toString() {
      return name + (secret ? ": ***" : ": " + value);
    }
  }

  /// The same with other headers.
  public CustomTool with(List<Header> others) {
    return new CustomTool(
        name, description, method, url, others, arguments, result, timeout, maxBytes, enabled);
  }

  /// What callers need to know of it.
  public ToolSpec spec() {
    return new ToolSpec(name, description, arguments, result == null ? Map.of() : result);
  }
}
