package dev.mimir.axon.tool;

import dev.mimir.tool.CustomTool;
import dev.mimir.tool.CustomTool.Header;
import dev.mimir.tool.CustomTools;
import dev.mimir.tool.ToolProblem;
import dev.mimir.tool.ToolSpec;
import dev.mimir.tool.Toolbox;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The tools of tenants in PostgreSQL.
final class StoredTools implements CustomTools {
  private final ToolTable table;
  private final Secrets secrets;
  private final Toolbox toolbox;

  StoredTools(ToolTable table, Secrets secrets, Toolbox toolbox) {
    this.table = table;
    this.secrets = secrets;
    this.toolbox = toolbox;
  }

  @Override
  public List<CustomTool> list(String tenant) {
    return table.all(tenant).stream().map(ToolTable.Row::tool).toList();
  }

  @Override
  public Optional<CustomTool> find(String tenant, String name) {
    return table.find(tenant, name).map(ToolTable.Row::tool);
  }

  @Override
  public Optional<CustomTool> open(String tenant, String name) {
    return table.find(tenant, name).map(row -> secrets.opened(tenant, row));
  }

  @Override
  public Saved create(String tenant, CustomTool tool) {
    List<ToolProblem> problems = problems(tool, tool, "Give the secret.");
    if (!problems.isEmpty()) {
      return new Saved.Invalid(problems);
    }
    ToolTable.Row row = secrets.sealed(tenant, tool);
    return table.insert(tenant, row) ? new Saved.Stored(row.tool()) : new Saved.Taken();
  }

  @Override
  public Saved update(String tenant, CustomTool tool) {
    return table.inTransaction(() ->
        table
            .lock(tenant, tool.name())
            .map(stored -> updated(tenant, tool, stored))
            .orElseGet(Saved.Missing::new));
  }

  /// A stored secret stays with the server it was given for: who may change a tool need not know
  /// its secrets, and could otherwise have them sent elsewhere.
  private Saved updated(String tenant, CustomTool tool, ToolTable.Row stored) {
    boolean moved = !origin(tool).equals(origin(stored.tool()));
    CustomTool whole = moved ? tool : secrets.completed(tenant, tool, stored);
    List<ToolProblem> problems =
        problems(
            tool,
            whole,
            moved ? "Give the secret again: the URL leads elsewhere now." : "Give the secret.");
    if (!problems.isEmpty()) {
      return new Saved.Invalid(problems);
    }
    ToolTable.Row row = secrets.sealed(tenant, whole);
    table.update(tenant, row);
    return new Saved.Stored(row.tool());
  }

  private List<ToolProblem> problems(CustomTool given, CustomTool whole, String secretMissing) {
    List<ToolProblem> problems = new ArrayList<>(toolbox.problems(given));
    List<Header> headers = whole.headers();
    for (int i = 0; i < headers.size(); i++) {
      if (headers.get(i).secret() && headers.get(i).value() == null) {
        problems.add(new ToolProblem("/headers/" + i + "/value", secretMissing));
      }
    }
    return problems;
  }

  /// Scheme, host and port; the whole URL where it has none.
  private static String origin(CustomTool tool) {
    try {
      URI uri = new URI(tool.url().replaceAll("[{}]", ""));
      return uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort();
    } catch (java.net.URISyntaxException _) {
      return tool.url();
    }
  }

  @Override
  public boolean delete(String tenant, String name) {
    return table.delete(tenant, name);
  }

  @Override
  public List<ToolSpec> specs(String tenant, Collection<String> names) {
    return names.isEmpty()
        ? List.of()
        : list(tenant).stream()
            .filter(tool -> tool.enabled() && names.contains(tool.name()))
            .map(CustomTool::spec)
            .toList();
  }
}
