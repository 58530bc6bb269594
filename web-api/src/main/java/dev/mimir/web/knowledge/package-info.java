/// Bases of knowledge over HTTP.
@NullMarked
package dev.mimir.web.knowledge;

import org.jspecify.annotations.NullMarked;
