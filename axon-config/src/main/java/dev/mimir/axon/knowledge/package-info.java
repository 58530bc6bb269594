/// Bases of knowledge in PostgreSQL.
@NullMarked
package dev.mimir.axon.knowledge;

import org.jspecify.annotations.NullMarked;
