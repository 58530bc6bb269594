package dev.mimir.tool;

/// Something wrong with the definition of a tool.
///
/// @param path JSON pointer into the definition, e.g. `/headers/0/name`
/// @param message what to do about it; no secrets
public record ToolProblem(String path, String message) {}
