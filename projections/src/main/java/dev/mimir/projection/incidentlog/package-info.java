/// The incidents of all sessions, for operators.
@NullMarked
package dev.mimir.projection.incidentlog;

import org.jspecify.annotations.NullMarked;
