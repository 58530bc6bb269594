package dev.mimir.samples.player;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A terminal player for any published game. Exit code 0: played to an ending, or left by `/quit`;
/// 1: the server refused, or the session cannot go on; 2: the command line is wrong.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), System.in, out, Patience.USUAL));
  }

  static int run(List<String> arguments, InputStream in, PrintStream out, Patience patience) {
    try {
      return play(Options.parse(arguments), in, out, patience);
    } catch (IllegalArgumentException wrong) {
      out.println(wrong.getMessage());
      out.println(Options.USAGE);
      return 2;
    } catch (Http.Unreachable | IOException failed) {
      out.println(failed.getMessage());
      return 1;
    }
  }

  private static int play(Options options, InputStream in, PrintStream out, Patience patience)
      throws IOException {
    boolean terminal = isTerminal();
    Screen screen = new Screen(out, new Ink(78, terminal && !options.plain()));
    Client client = new Client(new Http(patience, screen::note), options.url(), options.tenant());
    try (BufferedReader reader = reader(options.script(), in)) {
      Answers answers = new Answers(reader, options.script() != null || !terminal, screen);
      Optional<Reply> session = session(options, client, new Lobby(client, screen, answers));
      return session.isEmpty() ? 0 : code(new Game(client, screen, answers).play(session.get()));
    }
  }

  private static Optional<Reply> session(Options options, Client client, Lobby lobby) {
    if (options.session() != null) {
      return Optional.of(client.view(options.session()));
    }
    Optional<String> graph =
        options.graph() != null ? Optional.of(options.graph()) : lobby.choose();
    return graph.map(id -> client.start(id, options.seed()));
  }

  private static int code(Game.Left left) {
    return left == Game.Left.STUCK ? 1 : 0;
  }

  private static BufferedReader reader(@Nullable Path script, InputStream in) throws IOException {
    return script != null
        ? Files.newBufferedReader(script)
        : new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }
}
