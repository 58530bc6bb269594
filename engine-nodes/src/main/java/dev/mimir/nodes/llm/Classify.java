package dev.mimir.nodes.llm;

import dev.mimir.node.NodeContext;
import dev.mimir.node.Outcome;
import dev.mimir.node.PortTexts;
import dev.mimir.node.VariableName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One of several ways to go.
record Classify(PortTexts ports, @Nullable VariableName into) implements Task {
  static final String UNSURE = "unsure";

  @Override
  public String instructions() {
    StringBuilder text =
        new StringBuilder(
            "Decide which of these fits best. Answer with its name and nothing else.");
    ports
        .byName()
        .forEach((name, about) -> text.append("\n- ").append(name).append(": ").append(about));
    return text.append("\n- ")
        .append(UNSURE)
        .append(": none of them, or it is not clear")
        .toString();
  }

  /// Without a script it is the one name that stands in the prompt.
  @Override
  public ModelRequest added(ModelRequest request, String prompt) {
    List<String> named = ports.byName().keySet().stream().filter(n -> stands(n, prompt)).toList();
    return request.with("script_default", named.size() == 1 ? named.getFirst() : UNSURE);
  }

  private static boolean stands(String name, String prompt) {
    String words = " " + plain(prompt) + " ";
    return words.contains(" " + plain(name) + " ");
  }

  /// Lower case words with one space between.
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  @Override
  public Outcome finish(Answer answer, NodeContext context) {
    String port = named(answer.text());
    if (into != null) {
      context.write(into.name(), port, answer.owner());
    }
    return Outcome.leaveBy(port);
  }

  /// The name that the answer is, whatever quotes or stops stand around it.
  private String named(String answer) {
    String name = answer.toLowerCase(Locale.ROOT).replaceAll("^[^\\p{L}]+|[^\\p{L}\\p{N}_-]+$", "");
    return ports.byName().containsKey(name) ? name : UNSURE;
  }
}
