package dev.mimir.nodes.knowledge;

import dev.mimir.knowledge.Base;
import dev.mimir.knowledge.Found;
import dev.mimir.knowledge.Passage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was found, as plain values for the log: `passages` (what there is to use, lore first),
/// `did_not_fit` (what had no room), `lore` (`fired`, `did_not_fit`, `not_fired`, each entry with
/// the reason), and `base`, `stamp` and `model`, which say what was searched and how.
final class Findings {
  private Findings() {}

  static Map<String, Object> of(Base base, Found found) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("passages", found.passages().stream().map(Findings::passage).toList());
    all.put("did_not_fit", mentions(found.didNotFit()));
    all.put("lore", lore(found.lore()));
    all.put("base", base.baseId());
    all.put("stamp", found.stamp());
    all.put("model", found.model());
    return all;
  }

  private static Map<String, Object> lore(Found.LoreReport report) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("fired", mentions(report.fired()));
    map.put("did_not_fit", mentions(report.didNotFit()));
    map.put("not_fired", mentions(report.notFired()));
    return map;
  }

  private static Map<String, Object> passage(Passage passage) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("document_id", passage.documentId());
    map.put("title", passage.title());
    map.put("offset", passage.offset());
    map.put("length", passage.length());
    map.put("text", passage.text());
    map.put("score", passage.score());
    map.put("kind", passage.kind().label());
    map.put("why", passage.why());
    return map;
  }

  private static List<Map<String, Object>> mentions(List<Found.Mention> mentions) {
    return mentions.stream().map(Findings::mention).toList();
  }

  private static Map<String, Object> mention(Found.Mention mention) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("document_id", mention.documentId());
    map.put("title", mention.title());
    map.put("offset", mention.offset());
    map.put("tokens", mention.tokens());
    map.put("why", mention.why());
    return map;
  }
}
