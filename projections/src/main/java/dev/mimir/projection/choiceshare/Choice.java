package dev.mimir.projection.choiceshare;

import org.jspecify.annotations.Nullable;

/// How often a choice was taken.
///
/// @param fragment of the graph, in which the node is; null at its top
/// @param choiceId as it was answered with
/// @param count how often it was taken: by the one player who answered, or as the winner of a vote
/// @param share of all choices taken at the node, from 0 to 1
/// @param votes votes that were given for it, where several players answered
public record Choice(
    String nodeId,
    @Nullable String fragment,
    String choiceId,
    long count,
    double share,
    long votes) {}
