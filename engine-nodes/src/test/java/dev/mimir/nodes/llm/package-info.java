@NullMarked
package dev.mimir.nodes.llm;

import org.jspecify.annotations.NullMarked;
