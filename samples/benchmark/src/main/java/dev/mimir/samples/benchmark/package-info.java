/// Measures the engine against the raw limit of the database it stands on.
@NullMarked
package dev.mimir.samples.benchmark;

import org.jspecify.annotations.NullMarked;
