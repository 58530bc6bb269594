package dev.mimir.model;

/// A kind of model provider.
///
/// @param name as configurations write it, e.g. `openai`
/// @param defaultUrl where it is when the configuration does not say; empty when it has to
/// @param needsKey whether it answers nobody without a key
/// @param needsModel whether the configuration has to name a model
public record ProviderType(String name, String defaultUrl, boolean needsKey, boolean needsModel) {}
