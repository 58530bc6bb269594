@NullMarked
package dev.mimir.nodes.model;

import org.jspecify.annotations.NullMarked;
