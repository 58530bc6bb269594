/// Makes the Java tables of the read models from their migrations, at build time.
@NullMarked
package dev.mimir.projection.generator;

import org.jspecify.annotations.NullMarked;
