package dev.mimir.web.tool;

import dev.mimir.tool.CustomTool;
import dev.mimir.tool.ToolSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tool as it is shown.
///
/// @param kind `built_in` or `custom`
/// @param arguments JSON Schema of its arguments
/// @param result JSON Schema of its result; empty when anything
/// @param call how a custom tool is called
record ToolView(
    String name,
    String kind,
    String description,
    boolean enabled,
    Map<String, Object> arguments,
    Map<String, Object> result,
    @Nullable Call call) {

  /// How a custom tool is called.
  ///
  /// @param timeout of one attempt, ISO-8601
  /// @param maxBytes of the answer
  record Call(String method, String url, List<ShownHeader> headers, String timeout, int maxBytes) {}

  /// A header without the value of a secret.
  ///
  /// @param value of a header that is no secret
  /// @param hint the last four characters of a secret that is long enough
  record ShownHeader(String name, boolean secret, @Nullable String value, @Nullable String hint) {}

  static ToolView of(ToolSpec spec) {
    return new ToolView(
        spec.name(), "built_in", spec.description(), true, spec.arguments(), spec.result(), null);
  }

  static ToolView of(CustomTool tool) {
    return new ToolView(
        tool.name(),
        "custom",
        tool.description(),
        tool.enabled(),
        tool.arguments(),
        tool.spec().result(),
        new Call(
            tool.method(),
            tool.url(),
            tool.headers().stream().map(ToolView::shown).toList(),
            tool.timeout().toString(),
            tool.maxBytes()));
  }

  private static ShownHeader shown(CustomTool.Header header) {
    return new ShownHeader(
        header.name(), header.secret(), header.secret() ? null : header.value(), header.hint());
  }
}
