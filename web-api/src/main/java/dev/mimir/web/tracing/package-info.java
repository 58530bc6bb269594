/// Traces, for those who want them.
@NullMarked
package dev.mimir.web.tracing;

import org.jspecify.annotations.NullMarked;
