package dev.mimir.samples.games;

import static java.nio.file.StandardOpenOption.CREATE_NEW;

import dev.mimir.session.SessionEvent;
import dev.mimir.value.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Plays a recorded route and writes it down as a {@link Golden} session. Run it from an editor, or
/// with the test class path of this module, for a game or an ending that has none yet; it fails
/// where a file exists, for what is written stays.
///
/// Arguments: the directory (`samples/games/src/test/resources/golden`), the game, the ending.
final class GoldenWriter {
  private GoldenWriter() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    String game = arguments[1];
    String ending = arguments[2];
    Route route =
        Route.of(game).stream()
            .filter(each -> each.ending().equals(ending))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no route to " + ending));
    write(directory, game, Table.played(Games.graph(game), route));
  }

  private static void write(Path directory, String game, Table table) throws IOException {
    String name = game + "-" + table.session().ending();
    create(directory.resolve(name + Golden.LOG), log(table));
    create(directory.resolve(name + Golden.STATE), state(table));
    Files.write(directory.resolve(name + Golden.GRAPH), Games.document(game), CREATE_NEW);
  }

  private static String log(Table table) {
    return table.log().stream().map(GoldenWriter::line).collect(Collectors.joining());
  }

  private static String line(SessionEvent event) {
    return Line.write(event) + "\n";
  }

  private static String state(Table table) {
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(table.session()) + "\n";
  }

  private static void create(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8), CREATE_NEW);
  }
}
