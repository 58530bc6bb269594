package dev.mimir.knowledge;

/// A part of a document that is found as a whole.
///
/// @param offset where it begins in the document's text, in UTF-16 units
/// @param length how long it is, likewise
/// @param vector its embedding, of length one; empty when there is no model
@SuppressWarnings("ArrayRecordComponent")
public record Chunk(int offset, int length, float[] vector) {}
