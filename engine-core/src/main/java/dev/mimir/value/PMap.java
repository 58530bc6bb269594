package dev.mimir.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An immutable map with string keys whose {@link #with} and {@link #without} share all that they
/// do not change with the map they came from: a hash array mapped trie (Bagwell, "Ideal Hash
/// Trees", 2001). Iteration follows hash codes, so it is the same in every process, but it is not
/// the order of insertion. Keys and values are never null.
public final class PMap<V> extends AbstractMap<String, V> {
  private static final int BITS = 5;
  private static final PMap<?> EMPTY = new PMap<>(null, 0);

  private final @Nullable Node root;
  private final int size;

  private PMap(@Nullable Node root, int size) {
    this.root = root;
    this.size = size;
  }

  /// The map without entries.
  @SuppressWarnings("unchecked")
  public static <V> PMap<V> empty() {
    return (PMap<V>) EMPTY;
  }

  /// A map with the entries of another.
  @JsonCreator
  public static <V> PMap<V> copyOf(Map<String, ? extends V> entries) {
    PMap<V> map = empty();
    for (Map.Entry<String, ? extends V> entry : entries.entrySet()) {
      map = map.with(entry.getKey(), entry.getValue());
    }
    return map;
  }

  /// This map, with the key bound to the value.
  public PMap<V> with(String key, V value) {
    Leaf leaf = new Leaf(spread(key), key, value);
    if (root == null) {
      return new PMap<>(leaf, 1);
    }
    boolean known = find(key) != null;
    return new PMap<>(insert(root, leaf, 0), known ? size : size + 1);
  }

  /// This map with each of the entries bound.
  public PMap<V> withAll(Map<String, ? extends V> entries) {
    PMap<V> map = this;
    for (Map.Entry<String, ? extends V> entry : entries.entrySet()) {
      map = map.with(entry.getKey(), entry.getValue());
    }
    return map;
  }

  /// This map without the key; itself when the key is not in it.
  public PMap<V> without(String key) {
    if (root == null || find(key) == null) {
      return this;
    }
    Node rest = remove(root, spread(key), key, 0);
    return rest == null ? empty() : new PMap<>(rest, size - 1);
  }

  @Override
  @SuppressWarnings("unchecked")
  public @Nullable V get(@Nullable Object key) {
    Leaf leaf = key instanceof String string ? find(string) : null;
    return leaf == null ? null : (V) leaf.value;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String string && find(string) != null;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Set<Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, V>> iterator() {
        return new Leaves<>(root);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private @Nullable Leaf find(String key) {
    int hash = spread(key);
    Node node = root;
    for (int shift = 0; node instanceof Branch branch; shift += BITS) {
      int bit = bit(hash, shift);
      node = (branch.bitmap & bit) == 0 ? null : branch.children[branch.index(bit)];
    }
    return switch (node) {
      case Leaf leaf when leaf.key.equals(key) -> leaf;
      case Collision collision -> collision.find(key);
      case null, default -> null;
    };
  }

  private static Node insert(Node node, Leaf leaf, int shift) {
    return switch (node) {
      case Leaf other when other.key.equals(leaf.key) -> leaf;
      case Leaf other -> join(other, other.hash, leaf, shift);
      case Collision collision when collision.hash == leaf.hash -> collision.with(leaf);
      case Collision collision -> join(collision, collision.hash, leaf, shift);
      case Branch branch -> branch.insert(leaf, shift);
    };
  }

  private static Node join(Node one, int oneHash, Leaf other, int shift) {
    if (oneHash == other.hash) {
      return new Collision(oneHash, new Leaf[] {(Leaf) one, other});
    }
    int left = bit(oneHash, shift);
    int right = bit(other.hash, shift);
    if (left == right) {
      return new Branch(left, new Node[] {join(one, oneHash, other, shift + BITS)});
    }
    boolean ordered = Integer.compareUnsigned(left, right) < 0;
    return new Branch(left | right, ordered ? new Node[] {one, other} : new Node[] {other, one});
  }

  private static @Nullable Node remove(Node node, int hash, String key, int shift) {
    return switch (node) {
      case Leaf _ -> null;
      case Collision collision -> collision.without(key);
      case Branch branch -> branch.remove(hash, key, shift);
    };
  }

  private static int bit(int hash, int shift) {
    return 1 << ((hash >>> shift) & 31);
  }

  private static int spread(String key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }

  private sealed interface Node {}

  private static final class Leaf implements Node {
    final int hash;
    final String key;
    final Object value;

    Leaf(int hash, String key, Object value) {
      this.hash = hash;
      this.key = key;
      this.value = value;
    }
  }

  /// Keys whose hashes are equal in every bit.
  private static final class Collision implements Node {
    final int hash;
    final Leaf[] leaves;

    Collision(int hash, Leaf[] leaves) {
      this.hash = hash;
      this.leaves = leaves;
    }

    @Nullable Leaf find(String key) {
      for (Leaf leaf : leaves) {
        if (leaf.key.equals(key)) {
          return leaf;
        }
      }
      return null;
    }

    Collision with(Leaf leaf) {
      for (int i = 0; i < leaves.length; i++) {
        if (leaves[i].key.equals(leaf.key)) {
          Leaf[] copy = leaves.clone();
          copy[i] = leaf;
          return new Collision(hash, copy);
        }
      }
      Leaf[] copy = Arrays.copyOf(leaves, leaves.length + 1);
      copy[leaves.length] = leaf;
      return new Collision(hash, copy);
    }

    Node without(String key) {
      Leaf[] rest =
          Arrays.stream(leaves).filter(leaf -> !leaf.key.equals(key)).toArray(Leaf[]::new);
      return rest.length == 1 ? rest[0] : new Collision(hash, rest);
    }
  }

  private static final class Branch implements Node {
    final int bitmap;
    final Node[] children;

    Branch(int bitmap, Node[] children) {
      this.bitmap = bitmap;
      this.children = children;
    }

    int index(int bit) {
      return Integer.bitCount(bitmap & (bit - 1));
    }

    Node insert(Leaf leaf, int shift) {
      int bit = bit(leaf.hash, shift);
      int index = index(bit);
      if ((bitmap & bit) != 0) {
        return replaced(index, PMap.insert(children[index], leaf, shift + BITS));
      }
      Node[] copy = new Node[children.length + 1];
      System.arraycopy(children, 0, copy, 0, index);
      copy[index] = leaf;
      System.arraycopy(children, index, copy, index + 1, children.length - index);
      return new Branch(bitmap | bit, copy);
    }

    @Nullable Node remove(int hash, String key, int shift) {
      int bit = bit(hash, shift);
      int index = index(bit);
      Node rest = PMap.remove(children[index], hash, key, shift + BITS);
      if (rest != null) {
        return children.length == 1 && !(rest instanceof Branch) ? rest : replaced(index, rest);
      }
      if (children.length == 1) {
        return null;
      }
      if (children.length == 2 && !(children[1 - index] instanceof Branch)) {
        return children[1 - index];
      }
      Node[] copy = new Node[children.length - 1];
      System.arraycopy(children, 0, copy, 0, index);
      System.arraycopy(children, index + 1, copy, index, copy.length - index);
      return new Branch(bitmap & ~bit, copy);
    }

    private Branch replaced(int index, Node child) {
      Node[] copy = children.clone();
      copy[index] = child;
      return new Branch(bitmap, copy);
    }
  }

  private static final class Leaves<V> implements Iterator<Entry<String, V>> {
    private final Deque<Node> ahead = new ArrayDeque<>();

    Leaves(@Nullable Node root) {
      if (root != null) {
        ahead.push(root);
      }
    }

    @Override
    public boolean hasNext() {
      return !ahead.isEmpty();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Entry<String, V> next() {
      while (!ahead.isEmpty()) {
        switch (ahead.pop()) {
          case Leaf leaf -> {
            return Map.entry(leaf.key, (V) leaf.value);
          }
          case Collision collision -> pushAll(collision.leaves);
          case Branch branch -> pushAll(branch.children);
        }
      }
      throw new NoSuchElementException();
    }

    private void pushAll(Node[] nodes) {
      for (int i = nodes.length - 1; i >= 0; i--) {
        ahead.push(nodes[i]);
      }
    }
  }
}
