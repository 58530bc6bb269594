package dev.mimir.graph;

import dev.mimir.node.Doc;
import org.jspecify.annotations.Nullable;

/// An edge of the canonical notation.
@Doc("A connection from a port of a node to a node.")
record EdgeSpec(
    @Doc("Id of the node that is left.") String from,
    @Doc("Port it is left by; otherwise next.") @Nullable String port,
    @Doc("Id of the node that is entered.") String to) {}
