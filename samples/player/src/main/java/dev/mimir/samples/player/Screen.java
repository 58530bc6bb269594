package dev.mimir.samples.player;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Everything that is printed.
final class Screen {

  private final PrintStream out;
  private final Ink ink;

  Screen(PrintStream out, Ink ink) {
    this.out = out;
    this.ink = ink;
  }

  void title(String title) {
    out.println();
    out.println(ink.bold(title));
  }

  /// A list to choose from, numbered from 1.
  void menu(List<String> entries) {
    for (int i = 0; i < entries.size(); i++) {
      entry(i + 1 + ".", entries.get(i)).forEach(out::println);
    }
  }

  void output(JsonNode piece) {
    String words = Shown.words(piece);
    if (!words.isBlank()) {
      boolean told = piece.path("kind").asString("text").equals("text");
      out.println();
      ink.wrap(words, 0).forEach(line -> out.println(told ? line : ink.warm(line)));
    }
  }

  /// Open choices have numbers, in order; locked ones have none and say why.
  void choices(View.Wait wait) {
    prompt(wait.prompt());
    int number = 0;
    for (View.Choice choice : wait.choices()) {
      Optional<String> locked = choice.locked();
      if (locked.isPresent()) {
        entry("-", choice.text() + " (" + locked.get() + ")")
            .forEach(line -> out.println(ink.dim(line)));
      } else {
        entry(++number + ".", choice.text()).forEach(out::println);
      }
    }
  }

  void prompt(String prompt) {
    out.println();
    if (!prompt.isBlank()) {
      ink.wrap(prompt, 0).forEach(line -> out.println(ink.bold(line)));
    }
  }

  void note(String message) {
    ink.wrap(message, 0).forEach(line -> out.println(ink.dim(line)));
  }

  void refusal(Reply.Refused refused) {
    out.println(ink.red(refused.message()));
    refused.details().forEach(detail -> out.println(ink.red("  " + detail)));
  }

  void ending(String ending) {
    String name = ending.replace('_', ' ').replace('-', ' ').toUpperCase(Locale.ROOT);
    out.println();
    out.println(ink.bold("— " + name + " —"));
  }

  /// Asks for a line; the cursor stays behind the mark.
  void mark() {
    out.print(ink.bold("> "));
    out.flush();
  }

  /// Shows an answer that nobody typed here.
  void echo(String line) {
    out.println(line);
  }

  void line(String text) {
    out.println(text);
  }

  private List<String> entry(String mark, String text) {
    return ink.wrap(mark + " " + text, 3).stream().map(line -> "  " + line).toList();
  }
}
