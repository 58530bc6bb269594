package dev.mimir.knowledge;

/// Something that was found.
///
/// @param offset where it begins in its document, in UTF-16 units
/// @param length how long it is, likewise
/// @param score 1 for lore that fired and for what is first by words and by meaning; less below
/// @param kind of its document
/// @param why e.g. `words 1, meaning 3` (its ranks) or `keyword 'dragon'`
public record Passage(
    String documentId,
    String title,
    long offset,
    long length,
    String text,
    double score,
    DocumentKind kind,
    String why) {}
