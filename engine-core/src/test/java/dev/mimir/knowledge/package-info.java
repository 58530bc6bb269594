/// Bases of knowledge.
@NullMarked
package dev.mimir.knowledge;

import org.jspecify.annotations.NullMarked;
