package dev.mimir.nodes.knowledge;

import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.Found;
import dev.mimir.knowledge.Found.LoreReport;
import dev.mimir.knowledge.Found.Mention;
import dev.mimir.knowledge.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Fills the budget: with lore that fired, by priority, then with what was found. What has no room
/// is passed over, what is smaller and comes after it may have.
final class Selection {
  /// The most entries of lore that are taken, and the most that are mentioned in each list.
  private static final int MOST = 50;

  private final long budget;
  private long used;
  private final Set<String> whole = new HashSet<>();
  private final List<Passage> passages = new ArrayList<>();
  private final List<Mention> fired = new ArrayList<>();
  private final List<Mention> loreLeft = new ArrayList<>();
  private final List<Mention> left = new ArrayList<>();

  private Selection(long budget) {
    this.budget = budget;
  }

  static Found of(
      LoreBook.Verdicts lore, List<Fusion.Hit> hits, int budget, String model, long stamp) {
    Selection selection = new Selection(budget);
    lore.fired().forEach(selection::add);
    hits.stream()
        .filter(hit -> !selection.whole.contains(hit.part().document().documentId()))
        .forEach(selection::add);
    List<Mention> not =
        lore.not().stream()
            .limit(MOST)
            .map(entry -> mention(entry.document(), entry.why()))
            .toList();
    return new Found(
        selection.passages,
        selection.left,
        new LoreReport(selection.fired, selection.loreLeft, not),
        model,
        stamp);
  }

  private void add(LoreBook.Entry entry) {
    Document document = entry.document();
    Mention mention = mention(document, entry.why());
    if (fired.size() < MOST && fits(mention.tokens())) {
      whole.add(document.documentId());
      fired.add(mention);
      passages.add(passage(document, 0, document.text(), 1, entry.why()));
    } else if (loreLeft.size() < MOST) {
      loreLeft.add(mention(document, entry.why() + "; " + noRoom(mention.tokens())));
    }
  }

  private void add(Fusion.Hit hit) {
    Document document = hit.part().document();
    int offset = hit.part().chunk().offset();
    String text = hit.part().text();
    long tokens = Tokens.in(text);
    if (fits(tokens)) {
      passages.add(passage(document, offset, text, hit.score(), hit.why()));
    } else {
      String why = hit.why() + "; " + noRoom(tokens);
      left.add(new Mention(document.documentId(), document.title(), offset, tokens, why));
    }
  }

  private boolean fits(long tokens) {
    if (used + tokens > budget) {
      return false;
    }
    used += tokens;
    return true;
  }

  private String noRoom(long tokens) {
    if (used + tokens <= budget) {
      return MOST + " entries are the most";
    }
    return "takes " + tokens + " tokens, " + (budget - used) + " of " + budget + " are left";
  }

  private static Mention mention(Document document, String why) {
    long tokens = Tokens.in(document.text());
    return new Mention(document.documentId(), document.title(), 0, tokens, why);
  }

  private static Passage passage(
      Document document, int offset, String text, double score, String why) {
    return new Passage(
        document.documentId(),
        document.title(),
        offset,
        text.length(),
        text,
        score,
        document.kind(),
        why);
  }
}
