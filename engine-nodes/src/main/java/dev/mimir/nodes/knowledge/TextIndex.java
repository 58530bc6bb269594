package dev.mimir.nodes.knowledge;

import dev.mimir.knowledge.Chunk;
import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/// The chunks of one base, in memory. It is made in one thread and one order, so that the same
/// content gives the same rankings on every machine; it never changes and may be searched by any
/// number of threads. What is no longer used is left to the garbage collector.
final class TextIndex {
  private static final String WORDS = "words";
  private static final String VECTOR = "vector";
  private static final String NUMBER = "number";

  /// A chunk with the document that it is part of.
  record Part(Document document, Chunk chunk) {

    /// What is found of it.
    String text() {
      return document.text().substring(chunk.offset(), chunk.offset() + chunk.length());
    }

    /// What is searched in it: the title says what the text may leave to be understood.
    String searched() {
      return document.title() + "\n" + text();
    }
  }

  private final List<Part> parts;
  private final Analyzer analyzer;
  private final IndexSearcher searcher;

  private TextIndex(List<Part> parts, Analyzer analyzer, IndexSearcher searcher) {
    this.parts = parts;
    this.analyzer = analyzer;
    this.searcher = searcher;
  }

  static TextIndex of(List<Part> parts, Language language) {
    Analyzer analyzer =
        switch (language) {
          case EN -> new EnglishAnalyzer();
          case ZH -> new CJKAnalyzer();
        };
    try {
      ByteBuffersDirectory directory = new ByteBuffersDirectory();
      write(directory, analyzer, parts);
      return new TextIndex(
          List.copyOf(parts), analyzer, new IndexSearcher(DirectoryReader.open(directory)));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private static void write(ByteBuffersDirectory directory, Analyzer analyzer, List<Part> parts)
      throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(analyzer)
            .setMergePolicy(new LogDocMergePolicy())
            .setMergeScheduler(new SerialMergeScheduler());
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int number = 0; number < parts.size(); number++) {
        writer.addDocument(fields(number, parts.get(number)));
      }
      writer.forceMerge(1);
      writer.commit();
    }
  }

  private static List<Field> fields(int number, Part part) {
    List<Field> fields = new ArrayList<>();
    fields.add(new StoredField(NUMBER, number));
    fields.add(new TextField(WORDS, part.searched(), Field.Store.NO));
    float[] vector = part.chunk().vector();
    if (vector.length > 0) {
      fields.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
    }
    return fields;
  }

  /// The chunks that share words with the query, those first that say more of it (BM25).
  List<Part> byWords(String query, int most) {
    Query words = new QueryBuilder(analyzer).createBooleanQuery(WORDS, query);
    return words == null ? List.of() : ranked(words, most);
  }

  /// The chunks whose vectors are nearest; all of them have some distance.
  List<Part> byMeaning(float[] vector, int most) {
    return vector.length == 0
        ? List.of()
        : ranked(new KnnFloatVectorQuery(VECTOR, vector, most), most);
  }

  private List<Part> ranked(Query query, int most) {
    try {
      StoredFields stored = searcher.storedFields();
      List<Part> found = new ArrayList<>();
      for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
        found.add(parts.get(stored.document(hit.doc).getField(NUMBER).numericValue().intValue()));
      }
      return found;
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }
}
