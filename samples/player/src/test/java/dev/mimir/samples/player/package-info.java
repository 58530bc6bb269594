@NullMarked
package dev.mimir.samples.player;

import org.jspecify.annotations.NullMarked;
