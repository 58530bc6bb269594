@NullMarked
package dev.mimir.interpreter;

import org.jspecify.annotations.NullMarked;
