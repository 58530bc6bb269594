package dev.mimir.nodes.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.node.NodeContext;
import dev.mimir.nodes.tool.Tools.Called;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Calls tools without a session, and keeps what they give to their own schema.
final class Bench {
  private Bench() {}

  static Map<String, Object> run(String tool, Map<String, Object> arguments, NodeContext context) {
    Called called = Tools.builtIn().call(tool, arguments, context);
    assertThat(called).isInstanceOf(Called.Done.class);
    Map<String, Object> result = ((Called.Done) called).result();
    var spec = Tools.builtIn().specs(List.of(tool)).getFirst();
    assertThat(new JsonSchema(spec.result()).problemsOf(result)).isEmpty();
    return result;
  }

  static Object value(String tool, Map<String, Object> arguments) {
    return value(tool, arguments, none());
  }

  static Object value(String tool, Map<String, Object> arguments, NodeContext context) {
    return Objects.requireNonNull(run(tool, arguments, context).get("value"));
  }

  static String failure(String tool, Map<String, Object> arguments) {
    Called called = Tools.builtIn().call(tool, arguments, none());
    assertThat(called).isInstanceOf(Called.Failed.class);
    return ((Called.Failed) called).code();
  }

  /// A context that nothing may be asked of.
  static NodeContext none() {
    return (NodeContext)
        Proxy.newProxyInstance(
            Bench.class.getClassLoader(),
            new Class<?>[] {NodeContext.class},
            (_, method, _) -> {
              throw new AssertionError(method.getName());
            });
  }
}
