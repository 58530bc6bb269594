/// How PostgreSQL answers what the server asks it when there is much to read.
@NullMarked
package dev.mimir.web.plans;

import org.jspecify.annotations.NullMarked;
