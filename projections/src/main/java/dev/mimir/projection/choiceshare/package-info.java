/// How often each choice is taken.
@NullMarked
package dev.mimir.projection.choiceshare;

import org.jspecify.annotations.NullMarked;
