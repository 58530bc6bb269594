/// Which model providers are configured, and how requests are routed among them. Performing a
/// request is up to a {@link ModelProviders}.
@NullMarked
package dev.mimir.model;

import org.jspecify.annotations.NullMarked;
