/// Two servers on one PostgreSQL that are played while what they stand on fails, again and again,
/// and what must be true afterwards.
@NullMarked
package dev.mimir.web.acceptance.faults;

import org.jspecify.annotations.NullMarked;
