package dev.mimir.tool;

import dev.mimir.effect.EffectHandler;
import java.util.List;
import java.util.ServiceLoader;

/// The built-in tools and the rules for others; the implementation is found by `ServiceLoader`.
public interface Toolbox {

  /// What is built in, by name.
  List<ToolSpec> builtIn();

  /// All that is wrong with a definition; empty when it can be saved.
  ///
  /// @param tool secret headers may lack a value where one is stored
  List<ToolProblem> problems(CustomTool tool);

  /// What calls custom tools, as effects of the kind `tool`.
  EffectHandler caller(CustomTools tools, OutsideAccess access);

  /// The one on the class path.
  static Toolbox discovered() {
    return ServiceLoader.load(Toolbox.class)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there are no tools on the class path"));
  }
}
