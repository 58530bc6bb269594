/// The event-sourced shell around the core: aggregates that keep a state and no rule, and the ports
/// of the engine on top of them.
@NullMarked
package dev.mimir.axon.aggregate;

import org.jspecify.annotations.NullMarked;
