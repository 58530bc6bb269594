/// Tests of the two notations with the real node types.
@NullMarked
package dev.mimir.notation;

import org.jspecify.annotations.NullMarked;
