package dev.mimir.nodes.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mimir.effect.EffectHandler;
import dev.mimir.knowledge.Retrieval;
import dev.mimir.node.NodeType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Without Lucene and ONNX on the class path everything can be made that is made when a server
/// starts.
class LazyLoadingTest {
  private final ClassLoader without = new Without(LazyLoadingTest.class.getClassLoader());

  @Test
  void needs_no_library_of_retrieval_to_start() throws ReflectiveOperationException {
    assertThat(
            made(HybridRetrieval.Factory.class, Retrieval.Factory.class).create(new MemoryStore()))
        .isNotNull();
    assertThat(made(KnowledgeNode.class, NodeType.class).spec()).isNotNull();
    EffectHandler.Factory handlers =
        made(KnowledgeHandler.Factory.class, EffectHandler.Factory.class);
    EffectHandler.Services services =
        new EffectHandler.Services() {
          @Override
          public <T> T get(Class<T> port) {
            throw new IllegalStateException();
          }
        };
    assertThat(handlers.create(services).kind()).isEqualTo("knowledge");
    assertThatThrownBy(() -> without.loadClass("org.apache.lucene.index.IndexWriter"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  private <T> T made(Class<?> type, Class<T> as) throws ReflectiveOperationException {
    Class<?> again = without.loadClass(type.getName());
    assertThat(again).isNotEqualTo(type);
    return as.cast(again.getConstructor().newInstance());
  }

  /// Loads this package anew and knows no library of retrieval.
  private static final class Without extends ClassLoader {
    Without(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.apache.lucene.")
          || name.startsWith("dev.langchain4j.")
          || name.startsWith("ai.")) {
        throw new ClassNotFoundException(name);
      }
      boolean ours = name.startsWith(LazyLoadingTest.class.getPackageName() + ".");
      Class<?> known = findLoadedClass(name);
      return !ours ? super.loadClass(name, resolve) : known != null ? known : defined(name);
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = Objects.requireNonNull(getParent().getResourceAsStream(file))) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }
  }
}
