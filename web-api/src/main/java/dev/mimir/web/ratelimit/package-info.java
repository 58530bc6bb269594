/// How often something may be asked for, over all servers on one database.
@NullMarked
package dev.mimir.web.ratelimit;

import org.jspecify.annotations.NullMarked;
