/// Tools that nodes and models call: what each takes and gives, and the ports to those that a
/// tenant has defined.
@NullMarked
package dev.mimir.tool;

import org.jspecify.annotations.NullMarked;
