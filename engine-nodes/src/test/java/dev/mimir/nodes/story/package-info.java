@NullMarked
package dev.mimir.nodes.story;

import org.jspecify.annotations.NullMarked;
