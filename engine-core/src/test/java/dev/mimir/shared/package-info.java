@NullMarked
package dev.mimir.shared;

import org.jspecify.annotations.NullMarked;
