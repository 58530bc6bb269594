/// A handful of small node types for the tests of the core, which has none of its own.
@NullMarked
package dev.mimir.tiny;

import org.jspecify.annotations.NullMarked;
