/// The read side: what all read models share. Each has a package of its own beside this one, with
/// the handler, the migration and the queries.
@NullMarked
package dev.mimir.projection;

import org.jspecify.annotations.NullMarked;
