package dev.mimir.session;

/// How often an effect is tried and how long it rests between.
///
/// @param maxAttempts the first one included
/// @param backoffMs milliseconds before the second attempt
/// @param multiplier of the rest before each further attempt
public record RetryRule(long maxAttempts, long backoffMs, double multiplier) {}
