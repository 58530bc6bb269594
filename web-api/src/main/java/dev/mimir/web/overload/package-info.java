/// What happens when more is asked of the server than it can do.
@NullMarked
package dev.mimir.web.overload;

import org.jspecify.annotations.NullMarked;
