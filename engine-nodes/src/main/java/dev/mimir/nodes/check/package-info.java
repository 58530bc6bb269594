/// The node that tries a skill.
@NullMarked
package dev.mimir.nodes.check;

import org.jspecify.annotations.NullMarked;
