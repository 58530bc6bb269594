/// The games that come with the server.
@NullMarked
package dev.mimir.web.samples;

import org.jspecify.annotations.NullMarked;
