/// Doing a repeated request once.
@NullMarked
package dev.mimir.web.idempotency;

import org.jspecify.annotations.NullMarked;
