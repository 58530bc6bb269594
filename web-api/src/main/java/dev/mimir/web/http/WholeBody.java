package dev.mimir.web.http;

/// A body that is refused before anything else is looked at when a member is missing that is not
/// marked as nullable. Others say themselves what they miss, beside whatever else is wrong.
public interface WholeBody extends JsonBody {}
