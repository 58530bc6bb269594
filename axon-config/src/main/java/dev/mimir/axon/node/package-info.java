/// Several servers on one PostgreSQL: who is there, and what they tell each other.
@NullMarked
package dev.mimir.axon.node;

import org.jspecify.annotations.NullMarked;
