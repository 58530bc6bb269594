/// The configured model providers and routes in PostgreSQL, keys sealed.
@NullMarked
package dev.mimir.axon.model;

import org.jspecify.annotations.NullMarked;
