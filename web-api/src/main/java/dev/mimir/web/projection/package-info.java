/// Read models over HTTP: how far they are, rebuilds, and events that could not be taken in.
@NullMarked
package dev.mimir.web.projection;

import org.jspecify.annotations.NullMarked;
