package dev.mimir.nodes.knowledge;

import dev.mimir.knowledge.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a text into chunks of whole sentences. A chunk begins anew at a heading; others begin with
/// the last sentence of the chunk before, if that is short.
final class Chunker {
  /// Another one whenever a text would be cut in another way, so that stored chunks are made anew.
  static final int VERSION = 1;

  private static final Pattern BREAK =
      Pattern.compile(
          "\\R[ \\t]*\\R\\s*|\\R(?=#{1,6} |[-*] )|(?<=[.!?…][\"'”’)]?)\\s+|(?<=[。！？；…][”’」』）]?)");
  private static final Pattern HEADING = Pattern.compile("#{1,6} .*", Pattern.DOTALL);

  /// A stretch of the text.
  record Span(int from, int to) {
    int length() {
      return to - from;
    }
  }

  private final String text;
  private final int most;

  private Chunker(String text, int most) {
    this.text = text;
    this.most = most;
  }

  /// The chunks of a text, in order; none when there is nothing but white space in it.
  static List<Span> cut(String text, Language language) {
    int most =
        switch (language) {
          case EN -> 900;
          case ZH -> 300;
        };
    return new Chunker(text, most).packed();
  }

  private List<Span> packed() {
    List<Span> chunks = new ArrayList<>();
    List<Span> open = new ArrayList<>();
    for (Span sentence : sentences()) {
      boolean heading = heading(sentence);
      if (!open.isEmpty() && (heading || sentence.to() - open.getFirst().from() > most)) {
        chunks.add(whole(open));
        open = heading ? new ArrayList<>() : overlap(open.getLast(), sentence);
      }
      open.add(sentence);
    }
    if (!open.isEmpty()) {
      chunks.add(whole(open));
    }
    return chunks;
  }

  private List<Span> overlap(Span last, Span next) {
    List<Span> open = new ArrayList<>();
    if (last.length() <= most / 4 && next.to() - last.from() <= most && !heading(last)) {
      open.add(last);
    }
    return open;
  }

  private boolean heading(Span span) {
    return HEADING.matcher(text).region(span.from(), span.to()).matches();
  }

  private static Span whole(List<Span> sentences) {
    return new Span(sentences.getFirst().from(), sentences.getLast().to());
  }

  private List<Span> sentences() {
    List<Span> spans = new ArrayList<>();
    Matcher breaks = BREAK.matcher(text);
    int from = 0;
    while (breaks.find()) {
      add(spans, from, breaks.start());
      from = breaks.end();
    }
    add(spans, from, text.length());
    return spans;
  }

  /// Adds a sentence without the space around it; one that is too long in pieces.
  private void add(List<Span> spans, int begin, int end) {
    int from = begin;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    while (to - from > most) {
      int cut = place(from);
      spans.add(new Span(from, cut));
      from = cut;
    }
    if (from < to) {
      spans.add(new Span(from, to));
    }
  }

  /// Where to cut what is too long: at the last space if there is one in its second half.
  private int place(int from) {
    int limit = from + most;
    for (int at = limit; at > from + most / 2; at--) {
      if (Character.isWhitespace(text.charAt(at))) {
        return at + 1;
      }
    }
    return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
  }
}
