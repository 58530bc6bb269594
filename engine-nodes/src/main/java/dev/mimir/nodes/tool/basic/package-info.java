/// Built-in tools for any game: dice, calculator, random, timer and text.
@NullMarked
package dev.mimir.nodes.tool.basic;

import org.jspecify.annotations.NullMarked;
