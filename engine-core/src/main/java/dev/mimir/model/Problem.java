package dev.mimir.model;

/// Something that keeps a configuration from being saved.
///
/// @param path JSON pointer to the member
/// @param message what is wrong and what would be right; never the value of a key
public record Problem(String path, String message) {}
