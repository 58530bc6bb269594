/// Tests of what nodes do with characters.
@NullMarked
package dev.mimir.nodes.character;

import org.jspecify.annotations.NullMarked;
