/// How sessions pass through the nodes of graphs.
@NullMarked
package dev.mimir.projection.nodetraffic;

import org.jspecify.annotations.NullMarked;
