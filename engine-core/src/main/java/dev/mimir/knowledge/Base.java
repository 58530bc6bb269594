package dev.mimir.knowledge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A base of documents that are searched together.
///
/// @param baseId made by the server
/// @param name by which nodes call it; unique among the bases of its graph, or among the shared
/// @param graphId the graph whose base it is; null when all graphs share it
/// @param language of its documents
/// @param kind of its documents, where they do not say otherwise
/// @param description for people
/// @param stamp changes whenever something in the base changes
/// @param documents how many there are
/// @param createdAt when it was made
public record Base(
    String baseId,
    String name,
    @Nullable String graphId,
    Language language,
    DocumentKind kind,
    String description,
    long stamp,
    long documents,
    Instant createdAt) {

  /// What a designer says of a base.
  public record Draft(
      String name,
      @Nullable String graphId,
      Language language,
      DocumentKind kind,
      String description) {}
}
