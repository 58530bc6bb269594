/// Keeps the tools that tenants define, with their secrets sealed.
@NullMarked
package dev.mimir.axon.tool;

import org.jspecify.annotations.NullMarked;
