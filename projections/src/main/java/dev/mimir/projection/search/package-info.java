/// Full-text search that knows languages with and without spaces between words.
@NullMarked
package dev.mimir.projection.search;

import org.jspecify.annotations.NullMarked;
