@NullMarked
package dev.mimir.dice;

import org.jspecify.annotations.NullMarked;
