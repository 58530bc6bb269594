package dev.mimir.projection.graphcatalogue;

import java.time.Instant;

/// A graph in the catalogue.
///
/// @param version the newest, from 1
/// @param nodes how many nodes it has, fragments included
/// @param contentHash SHA-256 of the newest version's normalised document, hex
/// @param archived whether it takes no new sessions
/// @param createdAt when its first version was published
/// @param updatedAt when it was last published, archived or restored
public record GraphSummary(
    String graphId,
    int version,
    String title,
    int nodes,
    String contentHash,
    boolean archived,
    Instant createdAt,
    Instant updatedAt) {}
