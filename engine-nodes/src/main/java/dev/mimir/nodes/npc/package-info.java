/// The node in which a character answers, with what it remembers and knows.
@NullMarked
package dev.mimir.nodes.npc;

import org.jspecify.annotations.NullMarked;
