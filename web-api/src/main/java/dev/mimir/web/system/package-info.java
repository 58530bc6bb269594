/// What the server is and can do.
@NullMarked
package dev.mimir.web.system;

import org.jspecify.annotations.NullMarked;
