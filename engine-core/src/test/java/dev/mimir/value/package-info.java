@NullMarked
package dev.mimir.value;

import org.jspecify.annotations.NullMarked;
