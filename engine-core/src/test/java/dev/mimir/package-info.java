@NullMarked
package dev.mimir;

import org.jspecify.annotations.NullMarked;
