package dev.mimir.samples.player;

import java.util.ArrayList;
import java.util.List;

/// How text looks in a terminal: width and, unless it is plain, ANSI attributes.
record Ink(int width, boolean colour) {

  String bold(String text) {
    return styled("1", text);
  }

  String dim(String text) {
    return styled("2", text);
  }

  String warm(String text) {
    return styled("33", text);
  }

  String red(String text) {
    return styled("31", text);
  }

  /// Wraps at spaces; `*so*` is set in italics, or left as it is without colours. Every line after
  /// the first begins with `indent` spaces.
  List<String> wrap(String text, int indent) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      fill(paragraph, indent, lines);
    }
    return lines.stream().map(this::italics).toList();
  }

  private void fill(String paragraph, int indent, List<String> lines) {
    StringBuilder line = new StringBuilder();
    for (String word : paragraph.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(indent)).append(word);
      } else {
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
    }
    lines.add(line.toString());
  }

  private String italics(String line) {
    return colour ? line.replaceAll("\\*([^*]+)\\*", "\u001b[3m$1\u001b[23m") : line;
  }

  private String styled(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
