/// Logical names for everything that is stored, and the JSON it is stored as.
@NullMarked
package dev.mimir.axon.serialization;

import org.jspecify.annotations.NullMarked;
