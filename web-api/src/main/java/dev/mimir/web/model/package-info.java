/// Configures model providers and routes.
@NullMarked
package dev.mimir.web.model;

import org.jspecify.annotations.NullMarked;
