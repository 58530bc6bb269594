/// Tools over HTTP: those that are built in and those that a tenant defines.
@NullMarked
package dev.mimir.web.tool;

import org.jspecify.annotations.NullMarked;
