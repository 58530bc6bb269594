@NullMarked
package dev.mimir.playtest;

import org.jspecify.annotations.NullMarked;
