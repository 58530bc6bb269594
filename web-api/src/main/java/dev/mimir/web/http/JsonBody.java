package dev.mimir.web.http;

/// A record that is read from a request's body, strictly.
public interface JsonBody {}
