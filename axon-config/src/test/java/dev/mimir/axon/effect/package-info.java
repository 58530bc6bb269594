@NullMarked
package dev.mimir.axon.effect;

import org.jspecify.annotations.NullMarked;
