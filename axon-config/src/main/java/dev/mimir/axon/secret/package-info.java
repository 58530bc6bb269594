/// Secrets at rest: sealed before they are stored, opened by those who use them.
@NullMarked
package dev.mimir.axon.secret;

import org.jspecify.annotations.NullMarked;
