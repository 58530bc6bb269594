package dev.mimir.node;

import dev.mimir.expression.Template;

/// Names a character of the graph: its id, or a template that gives one.
public record CharacterName(Template template) {}
