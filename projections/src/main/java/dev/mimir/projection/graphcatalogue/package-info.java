/// The graphs of each tenant, for lists and searches.
@NullMarked
package dev.mimir.projection.graphcatalogue;

import org.jspecify.annotations.NullMarked;
