package dev.mimir.node;

import java.util.Collection;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The kinds of node that graphs can use, by name.
public final class NodeTypes {
  private final TreeMap<String, Registered<?>> byName = new TreeMap<>();

  /// A kind of node with its spec.
  public record Registered<C extends Record>(NodeType<C> type, NodeSpec<C> spec) {}

  /// @throws IllegalArgumentException when two kinds have one name
  public NodeTypes(Iterable<? extends NodeType<?>> types) {
    for (NodeType<?> type : types) {
      Registered<?> known = register(type);
      if (known != null) {
        throw new IllegalArgumentException(
            "two kinds of node are named '" + known.spec().type() + "'");
      }
    }
  }

  /// All that are on the class path.
  @SuppressWarnings({"rawtypes", "unchecked"})
  public static NodeTypes discovered() {
    return new NodeTypes((Iterable) ServiceLoader.load(NodeType.class));
  }

  /// The kind with a name, or null.
  public @Nullable Registered<?> find(String name) {
    return byName.get(name);
  }

  /// All, by name.
  public Collection<Registered<?>> all() {
    return byName.values();
  }

  private <C extends Record> @Nullable Registered<?> register(NodeType<C> type) {
    NodeSpec<C> spec = type.spec();
    return byName.putIfAbsent(spec.type(), new Registered<>(type, spec));
  }
}
