/// Playing graphs to find what is wrong with them.
@NullMarked
package dev.mimir.web.playtest;

import org.jspecify.annotations.NullMarked;
