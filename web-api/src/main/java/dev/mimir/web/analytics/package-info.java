/// What analysts ask: numbers about sessions, as JSON and as CSV.
@NullMarked
package dev.mimir.web.analytics;

import org.jspecify.annotations.NullMarked;
