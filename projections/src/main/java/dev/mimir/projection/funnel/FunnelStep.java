package dev.mimir.projection.funnel;

import org.jspecify.annotations.Nullable;

/// How many sessions came as far as a node.
///
/// @param fragment of the graph, in which the node is; null at its top
/// @param started how many sessions were started
/// @param reached how many of them entered the node at least once
/// @param share that is of those started, from 0 to 1; null when none of these versions was started
/// @param stopped for how many it is the last node that they entered: the sum of the following
/// @param ended those of them that ended
/// @param abandoned those that were given up
/// @param standing those that go on
public record FunnelStep(
    String nodeId,
    @Nullable String fragment,
    long started,
    long reached,
    @Nullable Double share,
    long stopped,
    long ended,
    long abandoned,
    long standing) {}
