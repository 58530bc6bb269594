package dev.mimir.samples.player;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the command line asked for.
///
/// @param url where the server listens
/// @param tenant the tenant to play in
/// @param graph the game to start; asked for when absent
/// @param session the session to go on with; it then names the game
/// @param script file with one answer a line, read in place of the keyboard
/// @param seed explicit seed, for a session that can be played again roll by roll
/// @param plain no colours
record Options(
    URI url,
    String tenant,
    @Nullable String graph,
    @Nullable String session,
    @Nullable Path script,
    @Nullable String seed,
    boolean plain) {

  static final String USAGE =
      """
      usage: mimir-player [options] [graph]
        --url URL        the server (default http://127.0.0.1:8080)
        --tenant ID      the tenant to play in (default: default)
        --session ID     go on with this session
        --script FILE    answers, one a line, in place of the keyboard
        --seed SEED      start with this seed, so that the dice fall the same way again
        --plain          no colours
      in a game: a number or a name chooses; /state, /log, /help, /quit\
      """;

  static final Options DEFAULTS =
      new Options(URI.create("http://127.0.0.1:8080"), "default", null, null, null, null, false);

  /// Reads the arguments; throws [IllegalArgumentException] with a message for the user.
  static Options parse(List<String> arguments) {
    Deque<String> left = new ArrayDeque<>(arguments);
    Options options = DEFAULTS;
    while (!left.isEmpty()) {
      options = options.with(left.removeFirst(), left);
    }
    return options;
  }

  private Options with(String word, Deque<String> left) {
    return switch (word) {
      case "--url" ->
          new Options(url(value(word, left)), tenant, graph, session, script, seed, plain);
      case "--tenant" -> new Options(url, value(word, left), graph, session, script, seed, plain);
      case "--session" -> new Options(url, tenant, graph, value(word, left), script, seed, plain);
      case "--script" ->
          new Options(url, tenant, graph, session, Path.of(value(word, left)), seed, plain);
      case "--seed" -> new Options(url, tenant, graph, session, script, value(word, left), plain);
      case "--plain" -> new Options(url, tenant, graph, session, script, seed, true);
      default -> named(word);
    };
  }

  private Options named(String word) {
    if (word.startsWith("-")) {
      throw new IllegalArgumentException("Unknown option " + word + ".");
    }
    if (graph != null) {
      throw new IllegalArgumentException("One game at a time: " + graph + " or " + word + "?");
    }
    return new Options(url, tenant, word, session, script, seed, plain);
  }

  private static String value(String option, Deque<String> left) {
    if (left.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value.");
    }
    return left.removeFirst();
  }

  private static URI url(String text) {
    URI uri = URI.create(text.replaceAll("/+$", ""));
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("Not the address of a server: " + text);
    }
    return uri;
  }
}
