/// The provider that needs no network: it answers what the graph says.
@NullMarked
package dev.mimir.nodes.model.scripted;

import org.jspecify.annotations.NullMarked;
