package dev.mimir.web.samples;

import dev.mimir.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// A game that comes with the server.
final class SampleGame {
  private static final String PLACE = "classpath*:games/*.json";

  private final String id;
  private final byte[] document;

  private SampleGame(String id, byte[] document) {
    this.id = id;
    this.document = document;
  }

  /// All games on the class path.
  static List<SampleGame> all() {
    try {
      List<SampleGame> games = new ArrayList<>();
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(PLACE)) {
        games.add(read(file));
      }
      return List.copyOf(games);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SampleGame read(Resource file) throws IOException {
    try (InputStream in = file.getInputStream()) {
      byte[] document = in.readAllBytes();
      return new SampleGame(Json.STRICT.readTree(document).path("id").asString(), document);
    }
  }

  String id() {
    return id;
  }

  byte[] document() {
    return document;
  }
}
