/// The odds of dice.
@NullMarked
package dev.mimir.web.dice;

import org.jspecify.annotations.NullMarked;
