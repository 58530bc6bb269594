@NullMarked
package dev.mimir.nodes.tool.http;

import org.jspecify.annotations.NullMarked;
