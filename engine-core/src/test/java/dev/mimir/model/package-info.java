@NullMarked
package dev.mimir.model;

import org.jspecify.annotations.NullMarked;
