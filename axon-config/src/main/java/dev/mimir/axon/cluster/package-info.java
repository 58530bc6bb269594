/// Takes commands to the one of several servers that has the session in memory, over JGroups.
@NullMarked
package dev.mimir.axon.cluster;

import org.jspecify.annotations.NullMarked;
