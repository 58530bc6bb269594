/// The description of the API, generated from its code.
@NullMarked
package dev.mimir.web.openapi;

import org.jspecify.annotations.NullMarked;
