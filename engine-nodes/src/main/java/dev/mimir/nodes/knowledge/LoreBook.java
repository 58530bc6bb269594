package dev.mimir.nodes.knowledge;

import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.Lore;
import dev.mimir.knowledge.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which entries of lore come up with a question.
final class LoreBook {
  /// An entry that came up, or nearly did.
  record Entry(Document document, Lore lore, String why) {
    private static final int LONGEST = 300;

    Entry {
      why = why.length() <= LONGEST ? why : why.substring(0, LONGEST) + "…";
    }
  }

  /// @param fired by priority, then in the order in which they were added
  /// @param not why those did not fire whose keyword was said or whose condition is wrong
  record Verdicts(List<Entry> fired, List<Entry> not) {}

  private final Keywords said;
  private final Conditions conditions;
  private final List<Entry> fired = new ArrayList<>();
  private final List<Entry> not = new ArrayList<>();

  private LoreBook(Question question) {
    said = new Keywords(question.recent() + "\n" + question.query());
    conditions = new Conditions(question.state());
  }

  static Verdicts of(List<Document> documents, Question question) {
    LoreBook book = new LoreBook(question);
    for (Document document : documents) {
      Lore lore = document.lore();
      if (lore != null) {
        book.judge(document, lore);
      }
    }
    book.fired.sort(Comparator.comparingLong((Entry entry) -> -entry.lore().priority()));
    return new Verdicts(book.fired, book.not);
  }

  private void judge(Document document, Lore lore) {
    Optional<String> keyword = said.firstOf(lore.keywords());
    String when = lore.when();
    Conditions.@Nullable Verdict verdict =
        when == null || (both(lore) && keyword.isEmpty()) ? null : conditions.of(when);
    boolean holds = verdict != null && verdict.holds();
    if (both(lore) ? keyword.isPresent() && holds : keyword.isPresent() || holds) {
      fired.add(new Entry(document, lore, reason(keyword, holds ? when : null)));
    } else if (verdict != null && verdict.wrong() != null) {
      not.add(new Entry(document, lore, "the condition cannot be evaluated: " + verdict.wrong()));
    } else if (keyword.isPresent()) {
      not.add(new Entry(document, lore, reason(keyword, null) + ", but not " + when));
    }
  }

  private static boolean both(Lore lore) {
    return lore.all() && lore.when() != null && !lore.keywords().isEmpty();
  }

  private static String reason(Optional<String> keyword, @Nullable String when) {
    String said = keyword.map(word -> "keyword '" + word + "'").orElse("");
    String holds = when == null ? "" : "condition " + when;
    return said.isEmpty() || holds.isEmpty() ? said + holds : said + " and " + holds;
  }
}
