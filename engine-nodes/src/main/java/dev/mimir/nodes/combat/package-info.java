/// The node that lets characters fight.
@NullMarked
package dev.mimir.nodes.combat;

import org.jspecify.annotations.NullMarked;
