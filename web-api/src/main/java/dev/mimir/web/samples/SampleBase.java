package dev.mimir.web.samples;

import dev.mimir.knowledge.Base;
import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.DocumentKind;
import dev.mimir.knowledge.KnowledgeBases;
import dev.mimir.knowledge.Language;
import dev.mimir.knowledge.MarkdownDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// A base of knowledge that comes with a game: the English documents
/// `games/<game>.knowledge/<base>/<document>.md`, see {@link MarkdownDocument}.
///
/// @param game id of the graph whose base it is
/// @param name of the base
record SampleBase(String game, String name, List<Document> documents) {

  /// The bases of a game.
  static List<SampleBase> of(String game) {
    try {
      Map<String, List<Document>> byName = new TreeMap<>();
      String place = "classpath*:games/" + game + ".knowledge/*/*.md";
      Resource[] files = new PathMatchingResourcePatternResolver().getResources(place);
      Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
      for (Resource file : files) {
        byName.computeIfAbsent(folder(file), _ -> new ArrayList<>()).add(document(file));
      }
      return byName.entrySet().stream()
          .map(base -> new SampleBase(game, base.getKey(), List.copyOf(base.getValue())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String folder(Resource file) throws IOException {
    String[] path = file.getURL().getPath().split("/", -1);
    return path[path.length - 2];
  }

  private static Document document(Resource file) throws IOException {
    String name = String.valueOf(file.getFilename());
    return MarkdownDocument.read(
        name.substring(0, name.length() - ".md".length()),
        file.getContentAsString(StandardCharsets.UTF_8));
  }

  /// Stores it unless the game has a base of this name; doing it again completes what was begun.
  void store(KnowledgeBases bases, String tenant) {
    String id = UUID.nameUUIDFromBytes((game + "/" + name).getBytes(StandardCharsets.UTF_8)) + "";
    Base.Draft draft = new Base.Draft(name, game, Language.EN, DocumentKind.STORY, "");
    if (bases.create(tenant, id, draft).isPresent()) {
      documents.forEach(document -> bases.put(tenant, id, document));
    }
  }
}
