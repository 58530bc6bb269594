/// Publishing graphs and reading them.
@NullMarked
package dev.mimir.web.graph;

import org.jspecify.annotations.NullMarked;
