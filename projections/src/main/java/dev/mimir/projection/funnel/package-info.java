/// How far sessions come in the graph that they play.
@NullMarked
package dev.mimir.projection.funnel;

import org.jspecify.annotations.NullMarked;
