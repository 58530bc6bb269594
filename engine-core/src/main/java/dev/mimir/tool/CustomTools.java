package dev.mimir.tool;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The tools that tenants have defined.
public interface CustomTools {

  /// All of a tenant, by name, without the values of secrets.
  List<CustomTool> list(String tenant);

  /// One of a tenant, without the values of secrets.
  Optional<CustomTool> find(String tenant, String name);

  /// One of a tenant as it is called, secrets included. Not to be shown or logged.
  Optional<CustomTool> open(String tenant, String name);

  /// Adds a tool.
  Saved create(String tenant, CustomTool tool);

  /// Replaces a tool of the same name. Secret headers without a value keep the one they have.
  Saved update(String tenant, CustomTool tool);

  /// Removes a tool.
  ///
  /// @return false when there is none of that name
  boolean delete(String tenant, String name);

  /// What models need to know of those that are enabled among some names.
  List<ToolSpec> specs(String tenant, Collection<String> names);

  /// What came of saving a tool.
  sealed interface Saved {
    /// It stands.
    ///
    /// @param tool without the values of secrets
    record Stored(CustomTool tool) implements Saved {}

    /// Another tool has the name.
    record Taken() implements Saved {}

    /// There is no tool of the name.
    record Missing() implements Saved {}

    /// It is not valid.
    record Invalid(List<ToolProblem> problems) implements Saved {}
  }
}
