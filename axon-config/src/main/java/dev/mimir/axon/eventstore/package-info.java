/// The event store on PostgreSQL: appends by group commit, reads, tracking without gaps.
@NullMarked
package dev.mimir.axon.eventstore;

import org.jspecify.annotations.NullMarked;
