package dev.mimir.graph;

import dev.mimir.node.Doc;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A function as a document declares it.
@Doc("A function that expressions can call; it calls none that leads back to it.")
record FunctionSpec(
    @Doc("Types of the parameters, by name.") @Nullable Map<String, JsonNode> params,
    @Doc("CEL expression that gives the value.") String value) {}
