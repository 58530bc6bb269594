package dev.mimir.axon.tool;

import dev.mimir.axon.secret.Vault;
import dev.mimir.tool.CustomTool;
import dev.mimir.tool.CustomTool.Header;
import dev.mimir.value.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Takes the values of secret headers out of tools, seals them, and puts them back.
final class Secrets {
  private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};
  private static final int HINT = 4;
  private static final int LONG_ENOUGH_FOR_A_HINT = 12;

  private final Vault vault;

  Secrets(Vault vault) {
    this.vault = vault;
  }

  /// The row of a tool that has all its values.
  ToolTable.Row sealed(String tenant, CustomTool tool) {
    Map<String, String> values = new TreeMap<>();
    for (Header header : tool.headers()) {
      String value = header.value();
      if (header.secret() && value != null) {
        values.put(key(header), value);
      }
    }
    String secrets =
        values.isEmpty()
            ? null
            : vault.seal(tenant, purpose(tool), Json.MAPPER.writeValueAsString(values));
    return new ToolTable.Row(without(tool), secrets);
  }

  /// The tool of a row with all its values.
  CustomTool opened(String tenant, ToolTable.Row row) {
    Map<String, String> values = values(tenant, row);
    List<Header> headers =
        row.tool().headers().stream()
            .map(header -> header.secret() ? header.with(values.get(key(header)), null) : header)
            .toList();
    return row.tool().with(headers);
  }

  /// A tool whose secrets without a value have the stored ones.
  CustomTool completed(String tenant, CustomTool tool, ToolTable.Row stored) {
    Map<String, String> values = values(tenant, stored);
    List<Header> headers =
        tool.headers().stream()
            .map(header ->
                header.secret() && header.value() == null
                    ? header.with(values.get(key(header)), null)
                    : header)
            .toList();
    return tool.with(headers);
  }

  private Map<String, String> values(String tenant, ToolTable.Row row) {
    String secrets = row.secrets();
    return secrets == null
        ? Map.of()
        : Json.MAPPER.readValue(vault.open(tenant, purpose(row.tool()), secrets), VALUES);
  }

  private static CustomTool without(CustomTool tool) {
    return tool.with(
        tool.headers().stream()
            .map(header -> header.secret() ? header.with(null, hint(header.value())) : header)
            .toList());
  }

  /// The last characters of a secret that is long enough not to be given away by them.
  private static @Nullable String hint(@Nullable String value) {
    return value == null || value.length() < LONG_ENOUGH_FOR_A_HINT
        ? null
        : value.substring(value.length() - HINT);
  }

  private static String key(Header header) {
    return header.name().toLowerCase(Locale.ROOT);
  }

  private static String purpose(CustomTool tool) {
    return "tool/" + tool.name();
  }
}
