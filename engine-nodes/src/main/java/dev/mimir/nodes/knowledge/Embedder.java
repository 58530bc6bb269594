package dev.mimir.nodes.knowledge;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import dev.mimir.knowledge.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An embedding model that runs in this process. Where the platform has no ONNX runtime there is
/// none, and only words are compared.
final class Embedder {
  private static final System.Logger LOG = System.getLogger(Embedder.class.getName());
  private static final Embedder NONE = new Embedder("none", "", null);

  /// The models of this process. Each is loaded when it is first asked for; they are large and may
  /// be used by any number of threads.
  static final class Models {
    private final Map<Language, Embedder> loaded = new EnumMap<>(Language.class);

    synchronized Embedder of(Language language) {
      return loaded.computeIfAbsent(language, Embedder::load);
    }
  }

  private final String name;
  private final String instruction;
  private final @Nullable EmbeddingModel model;

  private Embedder(String name, String instruction, @Nullable EmbeddingModel model) {
    this.name = name;
    this.instruction = instruction;
    this.model = model;
  }

  /// The model's name.
  String name() {
    return name;
  }

  /// Whether it embeds at all.
  boolean embeds() {
    return model != null;
  }

  /// The embedding of a part of a document; empty when there is no model.
  float[] passage(String text) {
    return model == null || text.isBlank()
        ? new float[0]
        : model.embed(TextSegment.from(text)).content().vector();
  }

  /// The embedding of a query. The models were trained with an instruction before queries.
  float[] query(String text) {
    return passage(instruction + text);
  }

  private static Embedder load(Language language) {
    return switch (language) {
      case EN ->
          loaded(
              "bge-small-en-v1.5-q",
              "Represent this sentence for searching relevant passages: ",
              () -> new BgeSmallEnV15QuantizedEmbeddingModel(Runnable::run));
      case ZH ->
          loaded(
              "bge-small-zh-v1.5-q",
              "为这个句子生成表示以用于检索相关文章：",
              () -> new BgeSmallZhV15QuantizedEmbeddingModel(Runnable::run));
    };
  }

  /// The libraries look for their files with the thread's class loader.
  private static Embedder loaded(
      String name, String instruction, Supplier<EmbeddingModel> constructor) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Embedder.class.getClassLoader());
    try {
      neverDownload();
      return new Embedder(name, instruction, constructor.get());
    } catch (RuntimeException | LinkageError unusable) {
      LOG.log(System.Logger.Level.WARNING, "No embeddings here, only words are compared", unusable);
      return NONE;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /// The tokenizer's library would fetch another build of itself on a machine with a GPU.
  private static void neverDownload() {
    System.setProperty("ai.djl.offline", "true");
  }
}
