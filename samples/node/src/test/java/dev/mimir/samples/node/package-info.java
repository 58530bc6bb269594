@NullMarked
package dev.mimir.samples.node;

import org.jspecify.annotations.NullMarked;
