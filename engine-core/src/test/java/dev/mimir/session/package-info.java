@NullMarked
package dev.mimir.session;

import org.jspecify.annotations.NullMarked;
