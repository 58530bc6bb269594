/// Playing sessions and reading them.
@NullMarked
package dev.mimir.web.session;

import org.jspecify.annotations.NullMarked;
