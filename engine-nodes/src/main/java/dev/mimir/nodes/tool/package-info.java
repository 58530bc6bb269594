/// The node that calls tools, and the tools that are built in.
@NullMarked
package dev.mimir.nodes.tool;

import org.jspecify.annotations.NullMarked;
