/// The engine as those outside see it: what HTTP, samples and tools ask of it, and what they are
/// shown. The event-sourced shell implements these ports.
@NullMarked
package dev.mimir.engine;

import org.jspecify.annotations.NullMarked;
