/// Axon Server instead of PostgreSQL as the place of the events, and as the router of commands.
@NullMarked
package dev.mimir.axon.server;

import org.jspecify.annotations.NullMarked;
