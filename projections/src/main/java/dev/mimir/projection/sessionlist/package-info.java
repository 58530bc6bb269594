/// The sessions of each tenant, for lists.
@NullMarked
package dev.mimir.projection.sessionlist;

import org.jspecify.annotations.NullMarked;
