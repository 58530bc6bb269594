package dev.mimir.knowledge;

import java.util.Map;

/// What is asked of a base; together with the base's content it decides what is found.
///
/// @param query what to look for
/// @param recent more text in which keywords of lore are looked for, e.g. what was said last
/// @param topK the most passages to look for, beside lore
/// @param budget the most tokens that all that is found may have, by estimate
/// @param state what conditions of lore see: plain values by name
public record Question(
    String query, String recent, int topK, int budget, Map<String, Object> state) {
  public static final int MAX_TOP_K = 20;
  public static final int DEFAULT_TOP_K = 4;
  public static final int MAX_BUDGET = 8_000;
  public static final int DEFAULT_BUDGET = 2_000;

  /// The most characters of a query; of a longer one the end is taken.
  public static final int MAX_QUERY = 2_000;
}
