package dev.mimir.node;

import dev.mimir.expression.Template;

/// Names an item of the graph: its id, or a template that gives one.
public record ItemName(Template template) {}
