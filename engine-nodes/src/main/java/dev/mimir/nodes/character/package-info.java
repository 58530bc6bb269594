/// What several nodes do with characters: reading dice, and changing sheets.
@NullMarked
package dev.mimir.nodes.character;

import org.jspecify.annotations.NullMarked;
