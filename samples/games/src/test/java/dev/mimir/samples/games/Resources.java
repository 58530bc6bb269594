package dev.mimir.samples.games;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Files on the class path.
final class Resources {
  private Resources() {}

  /// The files of a directory whose names end so, without that ending, sorted.
  static List<String> names(String directory, String ending) {
    try (Stream<Path> files = Files.list(path(directory))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .sorted()
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(path(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Path path(String name) {
    URL url = Resources.class.getResource("/" + name);
    if (url == null) {
      throw new AssertionError("no resource '" + name + "'");
    }
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
