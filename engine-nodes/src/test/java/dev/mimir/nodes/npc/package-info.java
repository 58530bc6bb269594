@NullMarked
package dev.mimir.nodes.npc;

import org.jspecify.annotations.NullMarked;
