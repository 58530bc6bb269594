/// What sessions wait for: effects are performed and deadlines kept, over restarts, once each.
@NullMarked
package dev.mimir.axon.effect;

import org.jspecify.annotations.NullMarked;
