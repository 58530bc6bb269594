@NullMarked
package dev.mimir.axon.cluster;

import org.jspecify.annotations.NullMarked;
