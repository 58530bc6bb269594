@NullMarked
package dev.mimir.axon.node;

import org.jspecify.annotations.NullMarked;
